import { listInstallations } from '../../cluster/commands/list-installations.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { type CommandError, clusterFailure, userError } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';
import { named } from './context-check.ts';

/** The only live Installation, else the user's choice, by its name; undefined where none is chosen. */
export async function pickInstallation(
  app: Pick<App, 'kubectl' | 'ui'>,
  target: Target,
): Promise<string | undefined | CommandError> {
  const { context } = target;
  const names = await inProgress(`Looking for Installations in ${named(target)}`, (signal) =>
    app.kubectl().run(listInstallations, undefined, { context, signal }),
  );
  if (!names.ok) return clusterFailure(names.error);
  const [only, ...others] = names.value;
  if (only === undefined) {
    return userError(`There is no Installation in ${named(target)}. Calico: Apply Installation creates one.`);
  }
  if (others.length === 0) return only;
  return app.ui.pick(
    'Which Installation?',
    names.value.map((label) => ({ label, value: label })),
  );
}
