import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import { restored } from '../../cluster/edit/edit-file.ts';
import { editReason } from '../../cluster/edit/edit-reason.ts';
import type { App } from '../app.ts';
import { editsForTerminals } from '../context/settings.ts';
import { logError } from '../window/log.ts';
import type { Offer } from '../window/ui.ts';
import type { DraftSubject } from './drafts.ts';
import { type EditCall, type EditListener, listenForEditor } from './editor/listener.ts';
import { obstacle } from './editor/starter.ts';
import { settleDraft } from './kept-drafts.ts';
import type { PastRound } from './live-edits.ts';
import { readEdited } from './read-edited.ts';

const SETTING = 'calicoInstallation.integratedTerminal.kubectlEdit';

/**
 * While the setting is on, `kubectl edit` of any object that is typed in an integrated terminal opens in this window.
 * New terminals get the environment for it; a `KUBE_EDITOR` that the user's shell sets itself comes after and wins.
 */
export function editForTerminals(
  app: App,
  collection: vscode.EnvironmentVariableCollection,
): vscode.Disposable {
  // The socket lives as long as this window does, and so must what names it.
  collection.persistent = false;
  let listener: EditListener | undefined;
  const stop = async () => {
    collection.clear();
    const ending = listener;
    listener = undefined;
    await ending?.close();
  };
  const start = async () => {
    const reason = obstacle(process.platform, tmpdir());
    if (reason !== undefined) {
      const message = `kubectl edit in the terminal cannot open here: ${reason}, which Windows would not pass on.`;
      app.ui.tell({ severity: 'warning', message });
      return;
    }
    const edit = editorFor(app, () => listener?.socket ?? '');
    listener = await listenForEditor(app.editorProgram, edit, { keepScript: true });
    collection.description = new vscode.MarkdownString(
      `Opens \`kubectl edit\` in this window, with *Finish Edit* and *Cancel Edit* in the title bar of the text (setting \`${SETTING}\`).`,
    );
    for (const [name, value] of Object.entries(listener.env)) collection.replace(name, value);
  };
  let settled: Promise<void> = Promise.resolve();
  const follow = () => {
    settled = settled
      .then(async () => {
        if (editsForTerminals() === (listener !== undefined)) return;
        await (listener ? stop() : start());
      })
      .catch((error) => {
        logError(app.output, error, 'kubectl edit in the terminal: ');
        const message = `kubectl edit in the terminal cannot open here: ${error instanceof Error ? error.message : error}.`;
        app.ui.tell({ severity: 'warning', message });
      });
  };
  follow();
  const changes = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(SETTING)) follow();
  });
  return vscode.Disposable.from(changes, { dispose: () => void stop() });
}

/** More kubectls at once than anybody has open. */
const MOST_ROUNDS = 20;

/** Answers the editors of all terminals; a retry is known by its text, which is that of the round before. */
function editorFor(
  app: Pick<App, 'drafts' | 'liveEdits' | 'ui'>,
  socket: () => string,
): (call: EditCall) => Promise<boolean> {
  const finished: PastRound[] = [];
  return async ({ file, gone }) => {
    const given = await readEdited(file);
    const isRetry = editReason(given) !== undefined;
    const before = finished.find((round) => isRetry && restored(given, round) !== undefined);
    if (before) finished.splice(finished.indexOf(before), 1);
    const subject = subjectOf(given);
    const draft = app.drafts.start(subject, socket());
    const mayFinish = async () => true;
    const round = await app.liveEdits.round(file, { draft, signal: gone, before, mayFinish });
    if (round.end === 'finish') {
      finished.push(round);
      finished.splice(0, finished.length - MOST_ROUNDS);
      // What the cluster refuses comes back, or kubectl says in the terminal where it has put it.
      await draft.drop();
      return true;
    }
    tellEnd(app, subject, await settleDraft(app, draft), gone.aborted);
    return false;
  };
}

function tellEnd(
  app: Pick<App, 'ui'>,
  { kind, name }: DraftSubject,
  offers: readonly Offer[],
  isGone: boolean,
): void {
  // Whoever presses Ctrl+C, or cancels what is unchanged, knows.
  if (offers.length === 0) return;
  const end = isGone ? 'ended because kubectl exited' : 'cancelled';
  app.ui.tell({
    severity: isGone ? 'warning' : 'information',
    message: `The edit of ${kind} ${name} was ${end}. Nothing was written. A draft is kept.`,
    offers,
  });
}

/** As far as it can be seen: a kubectl that somebody else runs may have any context, and print in any format. */
function subjectOf(given: string): DraftSubject {
  const [, kind = 'object'] = /^kind: (\S+)/m.exec(given) ?? [];
  const [, name = ''] = /^metadata:\r?\n(?: .*\r?\n)*? {2}name: (\S+)/m.exec(given) ?? [];
  const holdsSecret = /^[ \t]*(?:- )?"?kind"?: "?Secret"?,?\r?$/m.test(given);
  return { context: '', server: '', kind: holdsSecret ? 'Secret' : kind, name };
}
