import { isDeepStrictEqual } from 'node:util';
import { textAt } from '../at.ts';
import type { ClusterCommand } from '../command.ts';
import { getInstallation } from '../commands/get-installation.ts';
import { dryRunPatch, type PatchInput, patchInstallation } from '../commands/patch-installation.ts';
import { type ClusterError, isSurelyUndone } from '../error.ts';
import type { Kubectl, RunOptions } from '../kubectl.ts';
import { type LiveObject, withoutNoise } from '../live-object.ts';
import { nonPrivilegedOf } from '../preflight/change.ts';
import { failure, type Result } from '../result.ts';
import { isSameValue } from '../rollout/wait.ts';

/** What became of a write: whether it took place, as far as can be told, and why not. */
export type Written =
  | { readonly kind: 'yes'; readonly after: LiveObject }
  | { readonly kind: 'no' | 'unknown'; readonly error: ClusterError };

/** `null` takes the field out. */
type Value = string | null;

/**
 * Sets `spec.nonPrivileged` on the very state that the user has seen, and no other. Where no answer came, the object
 * is read again, with or without the user's patience: to know what happened matters most then.
 */
export async function writeMode(
  kubectl: Kubectl,
  { base, value }: { readonly base: LiveObject; readonly value: Value },
  options: RunOptions,
): Promise<Written> {
  if (options.signal?.aborted) return { kind: 'no', error: cancelled(kubectl, options) };
  const patched = await locked(kubectl, patchInstallation, { base, value }, options);
  if (patched.ok) return { kind: 'yes', after: patched.value };
  const { error } = patched;
  if (isSurelyUndone(error)) return { kind: 'no', error };
  const live = await kubectl.run(
    getInstallation,
    { name: base.metadata.name },
    { ...options, signal: undefined },
  );
  if (!live.ok) return { kind: 'unknown', error };
  const isThere = isSameValue(nonPrivilegedOf(live.value), value ?? '');
  if (isThere && live.value.metadata.generation !== base.metadata.generation) {
    return { kind: 'yes', after: live.value };
  }
  // A request that was given up may still be under way.
  if (error.kind === 'cancelled' || error.kind === 'timed-out') return { kind: 'unknown', error };
  // It has been looked at, so nobody need be told to look.
  return { kind: 'no', error: { ...error, effect: 'reads' } };
}

function cancelled({ program }: Kubectl, { context = '' }: RunOptions): ClusterError {
  return { kind: 'cancelled', detail: '', effect: 'reads', context, program };
}

/** What the object would become. */
export function tryMode(
  kubectl: Kubectl,
  change: { readonly base: LiveObject; readonly value: Value },
  options: RunOptions,
): Promise<Result<LiveObject>> {
  return locked(kubectl, dryRunPatch, change, options);
}

/**
 * With `metadata.resourceVersion` as a lock. The operator writes the status all the time, which changes the
 * resourceVersion and nothing that the user has seen: then once more. Anything else is a conflict.
 */
async function locked(
  kubectl: Kubectl,
  command: ClusterCommand<PatchInput, LiveObject>,
  { base, value }: { readonly base: LiveObject; readonly value: Value },
  options: RunOptions,
): Promise<Result<LiveObject>> {
  const { name } = base.metadata;
  let resourceVersion = textAt(base, 'metadata', 'resourceVersion');
  for (let attempt = 1; ; attempt += 1) {
    if (resourceVersion === '') return failure(withoutLock(kubectl, options));
    const input = { name, resourceVersion, spec: { nonPrivileged: value } };
    const patched = await kubectl.run(command, input, options);
    if (patched.ok || patched.error.kind !== 'conflict' || attempt === MOST_ATTEMPTS) return patched;
    const live = await kubectl.run(getInstallation, { name }, options);
    if (!live.ok) return failure({ ...live.error, effect: 'reads' });
    if (!isSame(live.value, base)) return patched;
    resourceVersion = textAt(live.value, 'metadata', 'resourceVersion');
  }
}

const MOST_ATTEMPTS = 5;

/** Of an object that an odd answer has robbed of what a write is locked on, nothing is written. */
export function withoutLock({ program }: Kubectl, { context = '' }: RunOptions): ClusterError {
  const detail = 'the Installation has no resourceVersion';
  return { kind: 'bad-output', detail, effect: 'reads', context, program };
}

/** As far as the user sees. */
export function isSame(one: LiveObject, other: LiveObject): boolean {
  return isDeepStrictEqual(withoutNoise(one), withoutNoise(other));
}
