import { isDeepStrictEqual } from 'node:util';
import { getInstallation } from '../commands/get-installation.ts';
import {
  dryRunPatch,
  type InstallationPatch,
  type PatchInput,
  patchInstallation,
} from '../commands/patch-installation.ts';
import type { ClusterError } from '../errors/error.ts';
import { failure } from '../errors/result.ts';
import type { ClusterCommand } from '../kubectl/command.ts';
import type { Kubectl, RunOptions } from '../kubectl/kubectl.ts';
import { textAt } from '../object/at.ts';
import { type Json, type LiveObject, withoutNoise } from '../object/live-object.ts';
import { withPatch } from '../object/merge-patch.ts';
import { type LockedWrite, tryLocked, type WriteResult, writeLocked } from './locked.ts';

/** What a patch is for: `base` is the state that the user has seen. */
export interface PatchOf {
  readonly base: LiveObject;
  readonly patch: InstallationPatch;
}

/** Asks the API server what a patch would make of the object. Nothing is written. */
export function tryPatch(kubectl: Kubectl, change: PatchOf, options: RunOptions): Promise<WriteResult> {
  return tryLocked(kubectl, patching(kubectl, dryRunPatch, change, options), options);
}

/**
 * Writes a patch on the very state that the user has seen, and no other. `expected` is what the dry run gave: after a
 * lost answer the object must say that and nothing else to count as written; without it, only what the patch says.
 */
export function writePatch(
  kubectl: Kubectl,
  { expected, ...change }: PatchOf & { readonly expected?: LiveObject },
  options: RunOptions,
): Promise<WriteResult> {
  const isMade = (object: LiveObject) =>
    expected
      ? isDeepStrictEqual(withoutNoise(object), withoutNoise(expected))
      : isDeepStrictEqual(withPatch(object, change.patch as Json), object);
  const write = patching(kubectl, patchInstallation, change, options);
  return writeLocked(kubectl, { ...write, isMade }, options);
}

function patching(
  kubectl: Kubectl,
  command: ClusterCommand<PatchInput, LiveObject>,
  { base, patch }: PatchOf,
  options: RunOptions,
): LockedWrite<LiveObject> {
  const { name } = base.metadata;
  return {
    base,
    read: (reading) => kubectl.run(getInstallation, { name }, reading),
    async send(state) {
      const resourceVersion = textAt(state, 'metadata', 'resourceVersion');
      if (resourceVersion === '') return failure(withoutLock(kubectl, options));
      return kubectl.run(command, { name, resourceVersion, ...patch }, options);
    },
  };
}

/** Of an object that an odd answer has robbed of what a write is locked on, nothing is written. */
function withoutLock({ program }: Kubectl, { context = '' }: RunOptions): ClusterError {
  const detail = 'the Installation has no resourceVersion';
  return { kind: 'bad-output', detail, effect: 'reads', context, program };
}
