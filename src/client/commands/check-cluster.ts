import type { ModeChange } from '../../cluster/change/mode.ts';
import { IN_EDITOR } from '../../cluster/errors/remedy.ts';
import { preflight } from '../../cluster/preflight/preflight.ts';
import type { App } from '../app.ts';
import { givenOrOwnTarget } from '../cluster-change/again.ts';
import { showPreflight } from '../cluster-change/show-preflight.ts';
import { named } from '../context/context-check.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';

/** **Check Cluster for Non-Privileged Mode**: what stands in its way there, as a page. Nothing is written. */
export async function checkCluster(app: App, ...args: readonly unknown[]): Promise<CommandError | undefined> {
  const target = await givenOrOwnTarget(app, args);
  if (!target.ok) return clusterFailure(target.error);
  const checked = await inProgress(`Checking the cluster of ${named(target.value)}`, (signal) =>
    preflight(app.kubectl(), {
      target: target.value,
      change: changeOf(args),
      calicoFacts: app.server.calicoFacts,
      setUp: IN_EDITOR,
      signal,
    }),
  );
  if (!checked.ok) return clusterFailure(checked.error);
  const { calicoVersion } = checked.value.report;
  if (calicoVersion) app.contexts.learned(target.value, calicoVersion);
  await showPreflight(app, checked.value.report);
  return undefined;
}

/** A report on another change is recreated by its title bar. */
function changeOf([, change]: readonly unknown[]): ModeChange {
  return change === 'disable' || change === 'remove' ? change : 'enable';
}
