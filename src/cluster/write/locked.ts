import { type ClusterError, cancelled, isSurelyUndone } from '../errors/error.ts';
import type { Result } from '../errors/result.ts';
import type { Kubectl, RunOptions } from '../kubectl/kubectl.ts';
import type { LiveObject } from '../object/live-object.ts';
import { isSameToUser } from '../object/same.ts';

/** No object is a state, too, for a write that may create one. */
type State = LiveObject | undefined;

/** A change of one object that is made on the very state that the user has seen, or not at all. */
export interface LockedWrite<Seen extends State> {
  readonly base: Seen;
  read(options: RunOptions): Promise<Result<Seen>>;
  /** Sends the change, or a dry run of it, locked on the `metadata.resourceVersion` of this state. */
  send(state: Seen): Promise<Result<LiveObject>>;
  /** Whether a state still is the one that the user has seen; `isSameToUser` when absent. */
  isStill?(state: Seen): boolean;
  /** Looks before it sends, because what it sends may have no lock. */
  readonly looksFirst?: boolean;
}

/** What a change would make of the object, or has made. */
export type WriteResult<Seen extends State = LiveObject> =
  | {
      readonly kind: 'done';
      /** The state that it was made on: as the user has seen it, but for its status and resourceVersion. */
      readonly base: Seen;
      readonly after: LiveObject;
      readonly warnings: readonly string[];
    }
  /** Somebody else has changed the object in a way that the user can see. Nothing was written. */
  | { readonly kind: 'conflict'; readonly theirs: Seen; readonly error: ClusterError }
  /** `unknown`: no answer came, and it may have been written all the same. */
  | { readonly kind: 'failed' | 'unknown'; readonly error: ClusterError };

/** Sends a change whose answer is all that there is to it: a dry run. */
export async function tryLocked<Seen extends State>(
  kubectl: Kubectl,
  write: LockedWrite<Seen>,
  options: RunOptions,
): Promise<WriteResult<Seen>> {
  return (await attempt(kubectl, write, options)).result;
}

/**
 * Makes a change. `isMade` tells whether an object is as the change leaves it. Where no answer came, the object is
 * read again, whatever the user's patience: to know what happened matters most then.
 */
export async function writeLocked<Seen extends State>(
  kubectl: Kubectl,
  write: LockedWrite<Seen> & { isMade(object: LiveObject): boolean },
  options: RunOptions,
): Promise<WriteResult<Seen>> {
  if (options.signal?.aborted)
    return { kind: 'failed', error: cancelled({ program: kubectl.program, ...options }) };
  const { result, state } = await attempt(kubectl, write, options);
  if (result.kind !== 'failed' || isSurelyUndone(result.error)) return result;
  const { error } = result;
  const live = await write.read({ ...options, signal: undefined });
  if (!live.ok) return { kind: 'unknown', error };
  // A change that shows nowhere cannot be seen to have been made.
  const shows = state === undefined || !write.isMade(state);
  if (shows && live.value && isOfState(live.value, state) && write.isMade(live.value)) {
    return { kind: 'done', base: state, after: live.value, warnings: [] };
  }
  // A request that was given up may still be under way.
  const isOpen = error.kind === 'cancelled' || error.kind === 'timed-out';
  // Whose a third state is, nobody can tell.
  if (isOpen || !shows || !isUntouched(state, live.value)) return { kind: 'unknown', error };
  // It has been looked at, so nobody need be told to look.
  return { kind: 'failed', error: { ...error, effect: 'reads' } };
}

/** The operator may write its status between any two of our calls. */
const MOST_ATTEMPTS = 5;

/**
 * With `metadata.resourceVersion` as a lock. What the operator writes all the time changes the resourceVersion and
 * nothing that the user has seen: then once more. Anything else is a conflict. `state` is the last one that it was
 * sent for.
 */
async function attempt<Seen extends State>(
  kubectl: Kubectl,
  { base, read, send, isStill = (state) => isSameToUser(state, base), looksFirst }: LockedWrite<Seen>,
  options: RunOptions,
): Promise<{ readonly result: WriteResult<Seen>; readonly state: Seen }> {
  let state = base;
  let conflict: ClusterError | undefined;
  for (let left = MOST_ATTEMPTS; ; left -= 1) {
    if (conflict || looksFirst) {
      const live = await read(options);
      // Nothing was written so far, whatever became of this look.
      if (!live.ok) return { result: { kind: 'failed', error: { ...live.error, effect: 'reads' } }, state };
      const error = conflict ?? changedSince(kubectl, options);
      if (!isStill(live.value)) return { result: { kind: 'conflict', theirs: live.value, error }, state };
      state = live.value;
    }
    if (conflict && left === 0) return { result: { kind: 'failed', error: conflict }, state };
    const sent = await send(state);
    if (sent.ok) {
      const { value: after, warnings } = sent;
      return { result: { kind: 'done', base: state, after, warnings }, state };
    }
    // Who owns a field is another matter than what state it is in.
    const isOutdated = sent.error.kind === 'conflict' && !sent.error.conflicts;
    if (!isOutdated) return { result: { kind: 'failed', error: sent.error }, state };
    conflict = sent.error;
  }
}

function changedSince({ program }: Kubectl, { context = '' }: RunOptions): ClusterError {
  return { kind: 'conflict', detail: '', effect: 'reads', context, program };
}

/** Not another object of the same name. */
function isOfState(live: LiveObject, state: State): boolean {
  return state === undefined || live.metadata.uid === state.metadata.uid;
}

/** A spec that looks the same and has another generation was changed, and changed back. */
function isUntouched(state: State, live: State): boolean {
  return isSameToUser(state, live) && state?.metadata.generation === live?.metadata.generation;
}
