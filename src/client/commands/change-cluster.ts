import type { ModeChange } from '../../cluster/change/mode.ts';
import { checkTarget } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { givenTarget } from '../cluster-change/again.ts';
import { guideChange } from '../cluster-change/guide.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import type { Command } from './command.ts';

/** **Enable**, **Disable**, **Remove Non-Privileged Mode on Cluster**. */
export function changeOnCluster(change: ModeChange): Command {
  return async (app: App, ...args: readonly unknown[]): Promise<CommandError | undefined> => {
    const given = givenTarget(args);
    if (given) {
      // It was pinned some time ago.
      const still = await checkTarget(app.kubectl(), given);
      return still.ok ? guideChange(app, given, change) : clusterFailure(still.error);
    }
    const target = await app.target();
    return target.ok ? guideChange(app, target.value, change) : clusterFailure(target.error);
  };
}
