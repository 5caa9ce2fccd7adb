import { isDeepStrictEqual } from 'node:util';
import { textAt } from '../at.ts';
import { withoutLock } from '../change/write.ts';
import type { ClusterCommand } from '../command.ts';
import { getInstallation } from '../commands/get-installation.ts';
import { dryRunPatch, type PatchInput, patchInstallation } from '../commands/patch-installation.ts';
import { type ClusterError, isSurelyUndone } from '../error.ts';
import type { Kubectl, RunOptions } from '../kubectl.ts';
import { type LiveObject, withoutNoise } from '../live-object.ts';
import { isSameToUser } from './base.ts';
import type { LivePatch } from './patch.ts';

/** What the patch is for: `base` is the state that the user has seen. */
export interface LiveChange {
  readonly base: LiveObject;
  readonly patch: LivePatch;
}

/** What a patch would make of the object, or has made. */
export type Patched =
  | {
      readonly kind: 'done';
      /** The state that it was made on: as the user has seen it, but for its status and resourceVersion. */
      readonly base: LiveObject;
      readonly after: LiveObject;
      readonly warnings: readonly string[];
    }
  /** Somebody else has changed the object in a way that the user can see. Nothing was written. */
  | { readonly kind: 'conflict'; readonly theirs: LiveObject; readonly error: ClusterError }
  /** `unknown`: no answer came, and it may have been written all the same. */
  | { readonly kind: 'failed' | 'unknown'; readonly error: ClusterError };

/** Asks the API server what a patch would make of the object. Nothing is written. */
export function tryPatch(kubectl: Kubectl, change: LiveChange, options: RunOptions): Promise<Patched> {
  return locked(kubectl, dryRunPatch, change, options);
}

/**
 * Writes a patch on the very state that the user has seen, and no other. `expected` is what the dry run gave. Where
 * no answer came, the object is read again, whatever the user's patience: to know what happened matters most then.
 */
export async function writePatch(
  kubectl: Kubectl,
  { expected, ...change }: LiveChange & { readonly expected: LiveObject },
  options: RunOptions,
): Promise<Patched> {
  const { program } = kubectl;
  const { context = '', signal } = options;
  if (signal?.aborted) {
    return { kind: 'failed', error: { kind: 'cancelled', detail: '', effect: 'reads', context, program } };
  }
  const written = await locked(kubectl, patchInstallation, change, options);
  if (written.kind !== 'failed' || isSurelyUndone(written.error)) return written;
  const { error } = written;
  const { name } = change.base.metadata;
  const live = await kubectl.run(getInstallation, { name }, { ...options, signal: undefined });
  if (!live.ok) return { kind: 'unknown', error };
  const isThere = isDeepStrictEqual(withoutNoise(live.value), withoutNoise(expected));
  if (isThere && live.value.metadata.uid === change.base.metadata.uid) {
    return { kind: 'done', base: change.base, after: live.value, warnings: [] };
  }
  // A request that was given up may still be under way; and whose a third state is, nobody can tell.
  const isOpen = error.kind === 'cancelled' || error.kind === 'timed-out';
  if (isOpen || !isSameToUser(live.value, change.base)) return { kind: 'unknown', error };
  // It has been looked at, so nobody need be told to look.
  return { kind: 'failed', error: { ...error, effect: 'reads' } };
}

/** The operator may write its status between any two of our calls. */
const MOST_ATTEMPTS = 5;

/**
 * With `metadata.resourceVersion` as a lock, since a merge patch replaces whole lists. What the operator writes all
 * the time changes the resourceVersion and nothing that the user has seen: then once more. The rest is a conflict.
 */
async function locked(
  kubectl: Kubectl,
  command: ClusterCommand<PatchInput, LiveObject>,
  { base, patch }: LiveChange,
  options: RunOptions,
): Promise<Patched> {
  const { name } = base.metadata;
  let state = base;
  for (let attempt = 1; ; attempt += 1) {
    const resourceVersion = textAt(state, 'metadata', 'resourceVersion');
    if (resourceVersion === '') return { kind: 'failed', error: withoutLock(kubectl, options) };
    const patched = await kubectl.run(command, { name, resourceVersion, ...patch }, options);
    if (patched.ok) {
      return { kind: 'done', base: state, after: patched.value, warnings: patched.warnings };
    }
    const { error } = patched;
    if (error.kind !== 'conflict') return { kind: 'failed', error };
    const live = await kubectl.run(getInstallation, { name }, options);
    // It was a conflict, so nothing was written, whatever became of this look.
    if (!live.ok) return { kind: 'failed', error: { ...live.error, effect: 'reads' } };
    if (!isSameToUser(live.value, base)) return { kind: 'conflict', theirs: live.value, error };
    if (attempt === MOST_ATTEMPTS) return { kind: 'failed', error };
    state = live.value;
  }
}
