import type { Change } from '../../cluster/change/mode.ts';
import { checkTarget } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { givenTarget } from '../cluster-change/again.ts';
import { guideChange } from '../cluster-change/guide.ts';
import { clusterTrouble, type Trouble } from '../window/command-error.ts';
import type { Command } from './command.ts';

/** **Enable**, **Disable**, **Remove Non-Privileged Mode on Cluster**. */
export function changeOnCluster(change: Change): Command {
  return async (app: App, ...args: readonly unknown[]): Promise<Trouble | undefined> => {
    const given = givenTarget(args);
    if (given) {
      // It was pinned some time ago.
      const still = await checkTarget(app.kubectl(), given);
      return still.ok ? guideChange(app, given, change) : clusterTrouble(still.error);
    }
    const target = await app.target();
    return target.ok ? guideChange(app, target.value, change) : clusterTrouble(target.error);
  };
}
