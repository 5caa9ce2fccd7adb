import type { Kubeconfig } from '../../cluster/commands/config-view.ts';
import { failure } from '../../cluster/errors/result.ts';
import { whyEmpty } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import type { Choice } from '../window/ui.ts';

export const FOLLOW_KUBECONFIG = 'Follow the kubeconfig';

/** **Pick Context for This Window**: where its actions go; the kubeconfig stays as it is. */
export async function pickContextForWindow(app: App): Promise<CommandError | undefined> {
  const picked = await pickContext(app);
  return typeof picked === 'boolean' ? undefined : picked;
}

/** Whether one was picked, or why there is none to pick. */
export async function pickContext(app: App): Promise<boolean | CommandError> {
  const { contexts } = app;
  const config = await contexts.all();
  if (!config.ok) return clusterFailure(config.error);
  const detail = whyEmpty(config.value, app.env);
  if (detail) {
    const { program } = app.kubectl();
    return clusterFailure(
      failure({ kind: 'bad-kubeconfig', detail, effect: 'reads', context: '', program }).error,
    );
  }
  const choice = await app.ui.pick('The context of this window', choices(app, config.value));
  if (!choice) return false;
  await contexts.pin(choice.context);
  return true;
}

/** Undefined stands for the kubeconfig's current one, whichever that is. */
interface Picked {
  readonly context: string | undefined;
}

/** The window's own one is first, so that it can be seen at once and Enter changes nothing. */
function choices(app: Pick<App, 'contexts'>, { currentContext, contexts }: Kubeconfig): Choice<Picked>[] {
  const { pinned } = app.contexts;
  const follow = {
    label: FOLLOW_KUBECONFIG,
    description: currentContext ? `now ${currentContext}` : 'no current context is set',
    detail: pinned === undefined ? OF_THIS_WINDOW : undefined,
    value: { context: undefined },
  };
  const each = contexts.map(({ name, server }) => ({
    label: name,
    description: server || 'no server',
    detail: marks(app, name, currentContext) || undefined,
    value: { context: name },
  }));
  const ofWindow = each.filter(({ label }) => label === pinned);
  return [...ofWindow, follow, ...each.filter(({ label }) => label !== pinned)];
}

const OF_THIS_WINDOW = 'used by this window';

function marks({ contexts }: Pick<App, 'contexts'>, name: string, currentContext: string): string {
  return [
    name === contexts.pinned ? OF_THIS_WINDOW : '',
    name === currentContext ? 'current context of the kubeconfig' : '',
    contexts.isProtected(name) ? 'protected' : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
