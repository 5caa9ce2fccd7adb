import { type ClusterCommand, installationArgument } from '../kubectl/command.ts';
import { type Json, type LiveObject, parseLiveObject } from '../object/live-object.ts';

/** A JSON merge patch (RFC 7386) of what a user may change in an Installation; null takes a field out. */
export interface InstallationPatch {
  readonly spec?: { readonly [field: string]: Json };
  /** Labels, annotations and what else of it is the user's. */
  readonly metadata?: { readonly [key: string]: Json };
}

export interface PatchInput extends InstallationPatch {
  readonly name: string;
  /** The state that the patch was made for: on any other the API server answers with a conflict. */
  readonly resourceVersion: string;
}

/** What a merge patch would make of an Installation. Nothing is stored. */
export const dryRunPatch: ClusterCommand<PatchInput, LiveObject> = {
  id: 'dry-run-patch',
  effect: 'reads',
  ...patching('server'),
};

/** Changes the fields that are named, and no others; the answer is the object as it is stored. */
export const patchInstallation: ClusterCommand<PatchInput, LiveObject> = {
  id: 'patch-installation',
  effect: 'writes',
  ...patching('none'),
};

function patching(dryRun: 'none' | 'server'): Omit<ClusterCommand<PatchInput, LiveObject>, 'id' | 'effect'> {
  return {
    scope: 'cluster',
    // The patch is an argument: 1.20 has no other way that leaves standard input alone and takes a merge patch.
    argv: ({ name, resourceVersion, metadata, spec }) => [
      'patch',
      installationArgument(name),
      '--type=merge',
      `--patch=${JSON.stringify({ metadata: { ...metadata, resourceVersion }, spec })}`,
      `--dry-run=${dryRun}`,
      '--output=json',
      '--local=false',
      '--recursive=false',
      '--field-manager=kubectl-patch',
    ],
    parse: parseLiveObject,
  };
}
