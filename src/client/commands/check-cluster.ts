import type { Change } from '../../cluster/change/mode.ts';
import { preflight } from '../../cluster/preflight/preflight.ts';
import type { App } from '../app.ts';
import { givenOrOwnTarget } from '../cluster-change/again.ts';
import { showPreflight } from '../cluster-change/show-preflight.ts';
import { named } from '../context/context-check.ts';
import { clusterTrouble, type Trouble } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';

/** **Check Cluster for Non-Privileged Mode**: what stands in its way there, as a page. Nothing is written. */
export async function checkCluster(app: App, ...args: readonly unknown[]): Promise<Trouble | undefined> {
  const target = await givenOrOwnTarget(app, args);
  if (!target.ok) return clusterTrouble(target.error);
  const checked = await inProgress(`Looking at the cluster of ${named(target.value)}`, (signal) =>
    preflight(app.kubectl(), {
      target: target.value,
      change: changeOf(args),
      knowledge: app.server.knowledge,
      signal,
    }),
  );
  if (!checked.ok) return clusterTrouble(checked.error);
  const { calicoVersion } = checked.value.report;
  if (calicoVersion) app.contexts.learned(target.value, calicoVersion);
  await showPreflight(app, checked.value.report);
  return undefined;
}

/** A report on another change is made anew by its title bar. */
function changeOf([, change]: readonly unknown[]): Change {
  return change === 'disable' || change === 'remove' ? change : 'enable';
}
