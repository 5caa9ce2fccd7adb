import type { ClusterCommand } from '../kubectl/command.ts';
import { type Json, type LiveObject, parseLiveObject } from '../object/live-object.ts';

export interface ServerSideInput {
  /** What is to be applied; a field that it leaves out is left to its owners. */
  readonly object: { readonly [key: string]: Json };
  /** Takes over every field of it that somebody else owns. */
  readonly force: boolean;
}

/** What the API server would make of a server-side apply. Nothing is stored. */
export const dryRunServerSide: ClusterCommand<ServerSideInput, LiveObject> = {
  id: 'dry-run-server-side',
  effect: 'reads',
  ...applying('server'),
};

/** Applies an object server-side; the answer is the object as it is stored. */
export const applyServerSide: ClusterCommand<ServerSideInput, LiveObject> = {
  id: 'apply-server-side',
  effect: 'writes',
  ...applying('none'),
};

/**
 * kubectl's own name for whoever applies server-side (`fieldManagerServerSideApply` of `pkg/cmd/apply/apply.go`, 1.18
 * and newer), and not one of ours: a person's `kubectl apply --server-side` and this are then one owner. Under two
 * names each would conflict with what the other has written, and a field that one of them drops would stay, because
 * the other has it. It is also the only name under which the API server keeps an annotation of client-side apply up to
 * date, and to which kubectl 1.26 and newer move over what client-side apply owned without the annotation being lost
 * (`saveLastApplyAnnotationIfNecessary` and `migrateToSSAIfNecessary`, there).
 */
const MANAGER = 'kubectl';

function applying(
  dryRun: 'none' | 'server',
): Omit<ClusterCommand<ServerSideInput, LiveObject>, 'id' | 'effect'> {
  return {
    scope: 'cluster',
    argv: ({ force }, file) => [
      'apply',
      `--filename=${file}`,
      `--dry-run=${dryRun}`,
      '--output=json',
      '--server-side=true',
      // 1.20 knows only true and false; to newer ones `true` is `strict`.
      '--validate=true',
      '--overwrite=true',
      `--field-manager=${MANAGER}`,
      '--force=false',
      `--force-conflicts=${force}`,
      '--prune=false',
      '--wait=false',
      '--recursive=false',
    ],
    manifest: ({ object }) => `${JSON.stringify(object, undefined, 2)}\n`,
    parse: parseLiveObject,
  };
}
