import { undoChange } from '../../cluster/change/undo.ts';
import { nonPrivilegedOf } from '../../cluster/preflight/change.ts';
import type { App } from '../app.ts';
import { mayWrite, named } from '../context-check.ts';
import { inProgress } from '../progress.ts';
import type { Trouble } from '../trouble.ts';
import { createChangeView } from './change-page.ts';
import { DONE_WORDS, timeInWords } from './kept-in-words.ts';
import type { KeptSnapshot } from './snapshots.ts';
import { tellOutcome } from './tell-outcome.ts';

export const TAKE_BACK = 'Take It Back';

/** Takes back the change that a snapshot was made for, in the context of that change, after asking. */
export async function takeBack(app: App, { file, snapshot }: KeptSnapshot): Promise<Trouble | undefined> {
  const { target, change, takenAt, installation } = snapshot;
  const then = nonPrivilegedOf(installation);
  const answer = await app.ui.ask({
    severity: 'warning',
    message: `Take back what was done ${timeInWords(takenAt)} (${DONE_WORDS[change]}) in ${named(target)}? ${then ? `\`nonPrivileged\` becomes \`${then}\` again` : '`nonPrivileged` is taken out again'}, and calico-node is replaced on every node, one after the other.`,
    buttons: [TAKE_BACK],
  });
  if (answer !== TAKE_BACK) return undefined;
  const title = `Taking back a change in ${named(target)}`;
  const ran = await app.changes.exclusively(title, async (stop) => {
    const check = await mayWrite(app, target);
    if (!check.go) return check;
    return inProgress(title, async (cancel, report) => {
      const signal = AbortSignal.any([cancel, stop]);
      const view = createChangeView(app, { target, change: 'undo' }, report);
      const outcome = await undoChange(
        app.kubectl(),
        { target, snapshot, knowledge: app.server.knowledge },
        {
          signal,
          onEvent: (event) => {
            view.hear(event);
            if (event.kind === 'step' && event.step === 'operator') void view.open();
          },
        },
      );
      view.end(outcome);
      if (outcome.kind === 'done') await app.changes.snapshots.drop(file);
      return { outcome, view };
    });
  });
  if ('trouble' in ran) return ran.trouble;
  if (!('outcome' in ran.value)) return ran.value.trouble;
  const { outcome, view } = ran.value;
  await tellOutcome(app, outcome, () => view.open());
  return undefined;
}
