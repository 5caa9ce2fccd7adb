import type { ClusterCommand } from '../kubectl/command.ts';
import { type LiveObject, parseLiveObject } from '../object/live-object.ts';

export interface ManifestInput {
  /** The user's own text, whole. */
  readonly manifest: string;
}

/** What the API server would make of a manifest, defaults and admission included. Nothing is stored. */
export const dryRunApply: ClusterCommand<ManifestInput, LiveObject> = {
  id: 'dry-run-apply',
  effect: 'reads',
  ...applying('server'),
};

/** Applies a manifest; the answer is the object as it is stored. */
export const apply: ClusterCommand<ManifestInput, LiveObject> = {
  id: 'apply',
  effect: 'writes',
  ...applying('none'),
};

function applying(
  dryRun: 'none' | 'server',
): Omit<ClusterCommand<ManifestInput, LiveObject>, 'id' | 'effect'> {
  return {
    scope: 'cluster',
    argv: (_input, file) => [
      'apply',
      `--filename=${file}`,
      `--dry-run=${dryRun}`,
      '--output=json',
      '--server-side=false',
      // 1.20 knows only true and false; to newer ones `true` is `strict`.
      '--validate=true',
      '--overwrite=true',
      '--field-manager=kubectl-client-side-apply',
      '--force=false',
      '--force-conflicts=false',
      '--prune=false',
      '--wait=false',
      '--recursive=false',
    ],
    manifest: ({ manifest }) => manifest,
    parse: parseLiveObject,
  };
}
