import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'yaml';
import type { Json, JsonObject, KubeObject } from '../objects/object.ts';
import { isObject } from '../objects/object.ts';
import { APPLY_PATCH } from '../objects/patch.ts';
import { matcher } from '../objects/selectors.ts';
import type { Store } from '../objects/store.ts';
import type { Place, WriteOptions, Writes, Written } from '../objects/write.ts';
import type { Access } from './access.ts';
import { badRequest, noSuchPath, notFound } from './api-error.ts';
import { groupPath, groupVersion, type ResourceKind } from './kinds.ts';
import { table } from './table.ts';
import type { Watches } from './watch.ts';

/** An answer to a request. */
export interface Answer {
  readonly code: number;
  readonly body: JsonObject;
  readonly warnings?: string[];
}

/** A request, its body read. */
export interface ApiRequest {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

/** Where a request goes: a kind, or one object of it. */
interface Target extends Place {
  readonly subresource: string;
}

/** The verbs on objects: turns requests into reads, writes and watches. */
export class Resources {
  private readonly kinds: readonly ResourceKind[];
  private readonly store: Store;
  private readonly writes: Writes;
  private readonly watches: Watches;
  private readonly access: Access;

  constructor(
    kinds: readonly ResourceKind[],
    store: Store,
    writes: Writes,
    watches: Watches,
    access: Access,
  ) {
    this.kinds = kinds;
    this.store = store;
    this.writes = writes;
    this.watches = watches;
    this.access = access;
  }

  /** Answers a request, or undefined if it is a watch and goes on in `response`. Throws ApiError. */
  handle(call: ApiRequest, response: ServerResponse): Answer | undefined {
    const target = this.target(call.url.pathname);
    if (!target) throw noSuchPath();
    const query = call.url.searchParams;
    const watching = call.method === 'GET' && ['1', 'true'].includes(query.get('watch') ?? '');
    this.access.authorize({ ...target, verb: verbOf(call.method, target.name, watching) });
    if (watching) {
      this.watch(call, target, response);
      return undefined;
    }
    return target.name ? this.one(call, target) : this.many(call, target);
  }

  private one(call: ApiRequest, target: Target): Answer {
    const { kind, name, namespace } = target;
    const { method } = call;
    const options = writeOptions(call, target);
    if (target.subresource && (target.subresource !== 'status' || !kind.status || method === 'DELETE'))
      throw noSuchPath();
    if (method === 'GET') {
      const found = this.store.get(kind, namespace, name);
      if (!found) throw notFound(kind, name);
      return { code: 200, body: rendered(call, kind)(found, true) };
    }
    if (method === 'PUT') return written(this.writes.replace(target, objectIn(call), options), call, kind);
    if (method === 'PATCH') {
      return written(this.writes.patch(target, mediaType(call.request), call.body, options), call, kind);
    }
    if (method === 'DELETE') {
      const body = call.body ? objectIn(call) : {};
      const preconditions = isObject(body.preconditions) ? body.preconditions : {};
      const dryRun = (options.dryRun ?? false) || Array.isArray(body.dryRun);
      const { object, gone } = this.writes.remove(target, preconditions, dryRun);
      if (!gone) return { code: 200, body: object };
      const details = { name, group: kind.group || undefined, kind: kind.plural, uid: object.metadata.uid };
      return {
        code: 200,
        body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details },
      };
    }
    throw badRequest(`${method} on an object is not known`);
  }

  private many(call: ApiRequest, target: Target): Answer {
    const { kind, namespace } = target;
    if (call.method === 'GET') return { code: 200, body: this.list(call, target) };
    if (call.method === 'POST') {
      return written(
        this.writes.create(kind, namespace, objectIn(call), writeOptions(call, target)),
        call,
        kind,
      );
    }
    if (call.method === 'DELETE') {
      const dryRun = call.url.searchParams.has('dryRun');
      const selected = this.selected(call, target);
      for (const { metadata } of selected)
        this.writes.remove({ kind, namespace: metadata.namespace ?? '', name: metadata.name }, {}, dryRun);
      return { code: 200, body: this.listOf(kind, selected) };
    }
    throw badRequest(`${call.method} on a list is not known`);
  }

  /** A list, in chunks if the client asks for them. A chunk goes on after the last name, not from a snapshot. */
  private list(call: ApiRequest, target: Target): JsonObject {
    const query = call.url.searchParams;
    const limit = Number(query.get('limit') ?? 0);
    const token = query.get('continue');
    const after = token ? Buffer.from(token, 'base64').toString() : '';
    const rest = this.selected(call, target).filter((object) => !after || keyOf(object) > after);
    const chunk = limit ? rest.slice(0, limit) : rest;
    const left = rest.length - chunk.length;
    const more = left
      ? { continue: Buffer.from(keyOf(chunk.at(-1)!)).toString('base64'), remainingItemCount: left }
      : {};
    if (wantsTable(call)) {
      const metadata = { resourceVersion: String(this.store.currentVersion), ...more };
      return table(target.kind, chunk, query.get('includeObject') ?? 'Metadata', true, metadata);
    }
    return this.listOf(target.kind, chunk, more);
  }

  private listOf(kind: ResourceKind, items: KubeObject[], more: JsonObject = {}): JsonObject {
    const metadata = { resourceVersion: String(this.store.currentVersion), ...more };
    return { kind: `${kind.kind}List`, apiVersion: groupVersion(kind), metadata, items };
  }

  private selected(call: ApiRequest, { kind, namespace }: Target): KubeObject[] {
    return this.store.list(kind, namespace).filter(selectorOf(call));
  }

  private watch(call: ApiRequest, { kind, namespace, name }: Target, response: ServerResponse): void {
    const query = call.url.searchParams;
    const selects = selectorOf(call);
    this.watches.start(response, {
      kind,
      namespace,
      matches: (object) => (!name || object.metadata.name === name) && selects(object),
      since: query.get('resourceVersion') ?? '',
      bookmarks: query.get('allowWatchBookmarks') === 'true',
      initialEvents: query.get('sendInitialEvents') === 'true',
      timeoutSeconds: Number(query.get('timeoutSeconds') || 3600),
      render: rendered(call, kind),
    });
  }

  private target(path: string): Target | undefined {
    for (const kind of this.kinds) {
      const base = `${groupPath(kind)}/`;
      if (!path.startsWith(base)) continue;
      let parts = path.slice(base.length).split('/').map(decodeURIComponent);
      let namespace = '';
      // `namespaces/NAME/status` is a namespace's own, everything else behind a name lies in the namespace.
      if (parts[0] === 'namespaces' && parts.length > 2 && parts[2] !== 'status') {
        if (!kind.namespaced) continue;
        namespace = parts[1]!;
        parts = parts.slice(2);
      }
      const [plural, name = '', subresource = '', ...rest] = parts;
      if (plural === kind.plural && !rest.length) return { kind, namespace, name, subresource };
    }
    return undefined;
  }
}

function verbOf(method: string, name: string, watching: boolean): string {
  if (watching) return 'watch';
  if (method === 'GET') return name ? 'get' : 'list';
  if (method === 'DELETE') return name ? 'delete' : 'deletecollection';
  return { POST: 'create', PUT: 'update', PATCH: 'patch' }[method] ?? method.toLowerCase();
}

function selectorOf(call: ApiRequest): (object: KubeObject) => boolean {
  const query = call.url.searchParams;
  return matcher(query.get('labelSelector') ?? '', query.get('fieldSelector') ?? '');
}

/** Without a name of its own, a writer is called by its program, as the API server does. */
function writeOptions(call: ApiRequest, target: Target): WriteOptions {
  const query = call.url.searchParams;
  const validation = query.get('fieldValidation');
  const program = (call.request.headers['user-agent'] ?? 'unknown').split('/')[0]!;
  const manager = query.get('fieldManager') || program;
  if (mediaType(call.request) === APPLY_PATCH && !query.get('fieldManager')) {
    throw badRequest(
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
  }
  return {
    writer: { manager, subresource: target.subresource || undefined },
    dryRun: query.get('dryRun') === 'All',
    fieldValidation: validation === 'Strict' || validation === 'Ignore' ? validation : 'Warn',
    force: query.get('force') === 'true',
  };
}

function written(result: Written, call: ApiRequest, kind: ResourceKind): Answer {
  const body = rendered(call, kind)(result.object, true);
  return { code: result.created ? 201 : 200, body, warnings: result.warnings };
}

/** How this request wants an object: as it is, or as a table with one row. */
function rendered(call: ApiRequest, kind: ResourceKind): (object: KubeObject, first: boolean) => JsonObject {
  if (!wantsTable(call)) return (object) => object;
  const include = call.url.searchParams.get('includeObject') ?? 'Metadata';
  return (object, first) => table(kind, [object], include, first);
}

function wantsTable(call: ApiRequest): boolean {
  return (call.request.headers.accept ?? '')
    .split(',')
    .some((type) => type.includes('as=Table') && type.includes('v=v1;'));
}

function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]!.trim();
}

/** The body as a map; JSON is read as the YAML that it is. */
function objectIn(call: ApiRequest): JsonObject {
  let value: Json;
  try {
    value = mediaType(call.request).endsWith('yaml') ? parse(call.body) : JSON.parse(call.body);
  } catch (error) {
    throw badRequest(`the body cannot be read: ${(error as Error).message}`);
  }
  if (!isObject(value)) throw badRequest('the body is not an object');
  return value;
}

function keyOf(object: KubeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}
