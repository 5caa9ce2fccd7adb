import type { IncomingMessage } from 'node:http';

/** What goes wrong with a request. */
export type Effect =
  | {
      readonly kind: 'status';
      readonly code: 401 | 403 | 404 | 409 | 410 | 429 | 500 | 503;
      readonly message?: string;
    }
  | { readonly kind: 'latency'; readonly ms: number }
  /** The connection is cut: before the request is looked at, or after it took effect but before its answer. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' };

/** Which requests a fault hits. Without any restriction it hits all of them. */
export interface FaultOrder {
  readonly effect: Effect;
  readonly method?: string;
  /** A regular expression on path and query. */
  readonly path?: string;
  /** The first of the matching requests to hit, counted from 1. Default 1. */
  readonly nth?: number;
  /** How many of them to hit. Default: no end. */
  readonly times?: number;
}

/** One answered (or cut) request. */
export interface LoggedRequest {
  readonly index: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly userAgent: string;
  /** HTTP status; 0 when the connection was cut. */
  status: number;
}

/** The ordered faults and the log of requests. */
export class Faults {
  readonly log: LoggedRequest[] = [];
  private orders: { order: FaultOrder; seen: number }[] = [];

  order(order: FaultOrder): void {
    if (order.path !== undefined) new RegExp(order.path);
    this.orders.push({ order, seen: 0 });
  }

  clear(): void {
    this.orders = [];
  }

  /** Logs a request and answers the effects that hit it, latency first. */
  admit(request: IncomingMessage): { entry: LoggedRequest; effects: Effect[] } {
    const entry = {
      index: this.log.length + 1,
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      userAgent: request.headers['user-agent'] ?? '',
      status: 0,
    };
    this.log.push(entry);
    const hits = this.orders.filter((candidate) => hit(candidate, entry)).map(({ order }) => order.effect);
    return {
      entry,
      effects: hits.sort((a, b) => Number(b.kind === 'latency') - Number(a.kind === 'latency')),
    };
  }
}

function hit(candidate: { order: FaultOrder; seen: number }, request: LoggedRequest): boolean {
  const { method, path, nth = 1, times = Number.POSITIVE_INFINITY } = candidate.order;
  if (method && method !== request.method) return false;
  if (path && !new RegExp(path).test(request.path)) return false;
  candidate.seen += 1;
  return candidate.seen >= nth && candidate.seen < nth + times;
}
