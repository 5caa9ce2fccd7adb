import { rolloutEvents } from '../../cluster/change/rollout-events.ts';
import { followedStatement, statement, statementInWords } from '../../cluster/change/words.ts';
import { IN_EDITOR } from '../../cluster/errors/remedy.ts';
import { followRollout as follow } from '../../cluster/rollout/follow-rollout.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { again, givenOrOwnTarget } from '../cluster-change/again.ts';
import { createChangeView } from '../cluster-change/change-page.ts';
import type { Running } from '../cluster-change/cluster-changes.ts';
import { named } from '../context/context-check.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';

export const VERIFY = 'Verify calico-node';

/** **Follow Rollout**: watches calico-node, node by node, until all have caught up. Nothing is written. */
export async function followRollout(
  app: App,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const pinned = await givenOrOwnTarget(app, args);
  if (!pinned.ok) return clusterFailure(pinned.error);
  const target = pinned.value;
  const title = `Following calico-node in ${named(target)}`;
  const ran = await app.changes.exclusively(title, (running) => watch(app, target, title, running));
  if ('commandError' in ran) return ran.commandError;
  const result = ran.value;
  if (!result.ok) return clusterFailure(result.error);
  if (result.value.kind === 'failed') return clusterFailure(result.value.error);
  const { kind } = result.value;
  app.ui.tell({
    severity: kind === 'done' || kind === 'cancelled' ? 'information' : 'warning',
    message: `${named(target)}: ${statementInWords(followedStatement(result.value), IN_EDITOR)}`,
    offers: kind === 'done' ? [{ title: VERIFY, run: () => again('verifyCalicoNode', target) }] : [],
  });
  return undefined;
}

function watch(
  app: Pick<App, 'changes' | 'kubectl' | 'server'>,
  target: Target,
  title: string,
  running: Running,
) {
  return inProgress(title, async (cancel, report) => {
    const view = createChangeView(app, { target, change: 'follow' }, report);
    view.hear({ kind: 'step', step: 'operator', text: 'Watching the operator, the DaemonSet and its pods' });
    running.show = view.open;
    await view.open();
    const events = rolloutEvents((event) => view.hear(event));
    const followed = await follow(app.kubectl(), {
      target,
      calicoFacts: app.server.calicoFacts,
      signal: AbortSignal.any([cancel, running.stop]),
      onProgress: events.onProgress,
      onNote: (text) => view.hear({ kind: 'note', text }),
    });
    view.end(
      followed.ok
        ? endOf(followed.value)
        : { kind: 'failed', statement: statement('The cluster could not be watched.') },
    );
    return followed;
  });
}

function endOf(result: Parameters<typeof followedStatement>[0]) {
  const kind = result.kind === 'degraded' ? ('refused' as const) : result.kind;
  return {
    kind,
    statement: followedStatement(result),
    ...(result.kind === 'degraded' ? { refusal: result.refusal } : {}),
    ...(result.kind === 'stuck' ? { stuck: result.stuck } : {}),
  };
}
