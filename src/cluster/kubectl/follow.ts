import { cancelled, isError } from '../errors/error.ts';
import { failure, type Result } from '../errors/result.ts';
import { isRecord, type Json, type LiveObject } from '../object/live-object.ts';
import type { WatchCommand } from './command.ts';
import type { Kubectl } from './kubectl.ts';

export interface ObjectEvent {
  readonly type: 'present' | 'gone';
  readonly object: LiveObject;
}

export interface FollowOptions {
  readonly context: string;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** How long the cluster may stay out of reach before this gives up, in milliseconds. */
  readonly patienceMs: number;
  readonly onEvent: (event: ObjectEvent) => void;
  /** All that was told before may be outdated; everything is about to be told again. */
  readonly onRestart?: (why: string) => void;
}

/**
 * Follows objects until the signal comes, over any number of watches: servers end them, expire them (410) and lose
 * the connection, and then the objects are listed again. Comes back early only with an error that waiting does not
 * mend, or when patience is over.
 */
export async function follow<Input>(
  kubectl: Kubectl,
  command: WatchCommand<Input>,
  input: Input,
  options: FollowOptions,
): Promise<Result<void>> {
  const { context, signal, patienceMs, onEvent, onRestart } = options;
  let lastSign = Date.now();
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    let heard = false;
    let expired = false;
    const ended = await kubectl.watch(command, input, {
      context,
      signal,
      onValue: (value) => {
        const event = eventOf(value);
        if (event === undefined) {
          expired ||= isExpiry(value);
          return;
        }
        heard = true;
        onEvent(event);
      },
    });
    if (signal.aborted) break;
    if (!ended.ok && !isError(ended.error, 'passing')) return ended;
    if (heard) {
      lastSign = Date.now();
      pause = FIRST_PAUSE;
    } else if (Date.now() - lastSign > patienceMs) return gaveUp(kubectl, context, ended);
    await sleep(pause, signal);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    if (!signal.aborted) onRestart?.(whyRestarted(ended, expired));
  }
  return failure(cancelled({ program: kubectl.program, context }));
}

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5000;

/** Undefined for what is no event of an object: bookmarks, and the API server's own errors. */
function eventOf(value: Json): ObjectEvent | undefined {
  if (!isRecord(value) || !isRecord(value.object) || !isRecord(value.object.metadata)) return undefined;
  if (typeof value.object.metadata.name !== 'string') return undefined;
  const object = value.object as unknown as LiveObject;
  if (value.type === 'ADDED' || value.type === 'MODIFIED') return { type: 'present', object };
  return value.type === 'DELETED' ? { type: 'gone', object } : undefined;
}

function isExpiry(value: Json): boolean {
  return isRecord(value) && isRecord(value.object) && value.object.code === 410;
}

function whyRestarted(ended: Result<void>, expired: boolean): string {
  if (expired) return 'the API server no longer knows where the watch began';
  return ended.ok ? 'the API server ended the watch' : ended.error.detail || 'the connection was lost';
}

function gaveUp(kubectl: Kubectl, context: string, ended: Result<void>): Result<void> {
  if (!ended.ok) return ended;
  const detail = 'every watch ended at once';
  return failure({ kind: 'unreachable', detail, effect: 'reads', context, program: kubectl.program });
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
