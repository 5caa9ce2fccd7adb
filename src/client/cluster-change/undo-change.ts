import { nonPrivilegedOf } from '../../cluster/change/mode.ts';
import { undoChange } from '../../cluster/change/undo.ts';
import type { App } from '../app.ts';
import { mayWrite, named } from '../context/context-check.ts';
import type { CommandError } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';
import { createChangeView } from './change-page.ts';
import { DONE_WORDS, timeInWords } from './kept-in-words.ts';
import type { KeptSnapshot } from './snapshots.ts';
import { tellOutcome, UNDO } from './tell-outcome.ts';

/** Undoes the change that a snapshot was made for, in the context of that change, after asking. */
export async function undoKeptChange(
  app: App,
  { file, snapshot }: KeptSnapshot,
): Promise<CommandError | undefined> {
  const { target, change, takenAt, installation } = snapshot;
  const then = nonPrivilegedOf(installation);
  const answer = await app.ui.ask({
    message: `Undo this change in ${named(target)}?`,
    detail: `What was done ${timeInWords(takenAt)}: ${DONE_WORDS[change]}. ${then ? `nonPrivileged is set back to ${then}` : 'nonPrivileged is removed'}, and calico-node is replaced node by node.`,
    answers: [UNDO],
  });
  if (answer !== UNDO) return undefined;
  const title = `Undo a change in ${named(target)}`;
  const ran = await app.changes.exclusively(title, async (running) => {
    const check = await mayWrite(app, target);
    if (!check.go) return check;
    return inProgress(title, async (cancel, report) => {
      const signal = AbortSignal.any([cancel, running.stop]);
      const view = createChangeView(app, { target, change: 'undo' }, report);
      const outcome = await undoChange(
        app.kubectl(),
        { target, snapshot, calicoFacts: app.server.calicoFacts },
        {
          signal,
          onEvent: (event) => {
            view.hear(event);
            if (event.kind === 'step' && event.step === 'operator') {
              running.show = view.open;
              void view.open();
            }
          },
        },
      );
      view.end(outcome);
      if (outcome.kind === 'done') await app.changes.snapshots.drop(file);
      return { outcome, view };
    });
  });
  if ('commandError' in ran) return ran.commandError;
  if (!('outcome' in ran.value)) return ran.value.commandError;
  const { outcome, view } = ran.value;
  await tellOutcome(app, outcome, () => view.open());
  return undefined;
}
