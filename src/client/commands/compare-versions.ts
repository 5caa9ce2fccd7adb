import type { App } from '../app.ts';
import { here, NO_INSTALLATION } from '../language/editor-location.ts';
import { showMarkdown } from '../language/rule-pages.ts';
import type { CommandError } from '../window/command-error.ts';

/** **Compare Calico Versions**: what another release would make of the Installation at the cursor. */
export async function compareVersions(
  app: Pick<App, 'server' | 'texts' | 'ui'>,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const place = await here(args);
  const found = place && (await app.server.installationAt(place));
  if (!found) return NO_INSTALLATION;
  const releases = await app.server.releases({});
  const to = await app.ui.pick(
    `Compare v${found.targetVersion} with`,
    releases
      .filter((release) => release !== found.targetVersion)
      .map((release) => ({ label: `v${release}`, value: release })),
  );
  const answer = to && (await app.server.compareVersions({ ...place, to }));
  if (answer) await showMarkdown(app, [`v${answer.from} → v${answer.to}.md`], answer.markdown);
  return undefined;
}
