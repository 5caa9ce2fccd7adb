import type { Manifest } from '../../cluster/apply/plan.ts';
import type { Json } from '../../cluster/object/live-object.ts';
import type { InstallationAtResult } from '../../protocol/requests.ts';
import type { App } from '../app.ts';
import { manifestHere } from '../language/editor-location.ts';
import { type CommandError, userError } from '../window/command-error.ts';

export interface ManifestHere {
  readonly found: InstallationAtResult;
  readonly manifest: Manifest;
}

/** The Installation at the cursor as a text and as a value; otherwise why it cannot be applied. */
export async function readManifestHere(
  app: Pick<App, 'server'>,
  args: readonly unknown[],
): Promise<ManifestHere | { readonly commandError: CommandError }> {
  const at = await manifestHere(app, args);
  if ('commandError' in at) return at;
  const { found } = at;
  const { value, problems } = await app.server.readObject({ text: found.manifest });
  if (typeof value !== 'object' || value === null) {
    return {
      commandError: userError(`Installation ${found.name} cannot be read: ${problems[0] ?? 'it is empty.'}`),
    };
  }
  return {
    found,
    manifest: { name: found.name, manifest: found.manifest, object: value as { [key: string]: Json } },
  };
}
