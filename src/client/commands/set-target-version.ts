import type { App } from '../app.ts';
import { applyEdits, here, NO_INSTALLATION } from '../language/editor-location.ts';
import { type CommandError, userError } from '../window/command-error.ts';

/**
 * **Set Target Calico Version**: writes it into the document as a comment, where everybody who works with the file
 * gets the same verdict, in the editor and in CI. Settings are the user's own, and are left alone.
 */
export async function setTargetVersion(
  app: Pick<App, 'server' | 'ui'>,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const place = await here(args);
  const found = place && (await app.server.installationAt(place));
  if (!place || !found) return NO_INSTALLATION;
  const releases = await app.server.releases({});
  const version = await app.ui.pick(
    'Calico version that this Installation is for',
    releases.map((release) => ({
      label: `v${release}`,
      description:
        release === found.targetVersion ? `now (${SOURCES[found.targetVersionSource]})` : undefined,
      value: release,
    })),
  );
  if (version === undefined) return undefined;
  const result = await app.server.targetVersionEdit({ ...place, version });
  if (result && (result.edits.length === 0 || (await applyEdits(place, result.edits)))) return undefined;
  return userError('The text could not be changed. Is it read-only?');
}

const SOURCES = {
  comment: 'by a comment',
  setting: 'by the setting',
  cluster: 'of the cluster',
  chart: 'of the chart',
  newest: 'latest known',
} as const;
