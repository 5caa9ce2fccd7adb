import * as vscode from 'vscode';
import { reasonOf } from '../cluster/edit-reason.ts';
import type { Draft } from './drafts.ts';
import { closeTabs, onTabsClosed } from './tabs.ts';
import type { Ui } from './ui.ts';

/** How a round ended: `finish` lets kubectl read the file, `cancel` makes it stop. */
export type RoundEnd = 'finish' | 'cancel';

export interface RoundOptions {
  readonly draft: Draft;
  /** Aborted where the user has cancelled all of it, and kubectl with it. */
  readonly signal: AbortSignal;
  /** Asked before a finished text goes to kubectl; false returns to the text. */
  mayFinish(): Promise<boolean>;
}

/** Rounds of `kubectl edit`, each in an editor whose title bar has a button to finish and one to cancel. */
export interface LiveEdits {
  /** Shows kubectl's file and waits until the user is done with it. The file is saved when this says `finish`. */
  round(file: string, options: RoundOptions): Promise<RoundEnd>;
  /** The user's word on the round in the active editor, or on the only one. */
  end(end: RoundEnd): void;
}

export const FINISH_EDIT = 'Finish Edit';
export const CANCEL_EDIT = 'Cancel Edit';
export const BACK_TO_TEXT = 'Back to the Text';

export function createLiveEdits(ui: Ui): LiveEdits {
  /** By the path of the file. */
  const rounds = new Map<string, (end: RoundEnd) => void>();
  /** Where the last round was, so that the next one is there, too. */
  let column: vscode.ViewColumn | undefined;

  const announce = () =>
    vscode.commands.executeCommand('setContext', 'calicoInstallation.liveEdits', [...rounds.keys()]);
  const show = async (uri: vscode.Uri) => {
    const editor = await vscode.window.showTextDocument(uri, { preview: false, viewColumn: column });
    column = editor.viewColumn;
    return editor.document;
  };

  return {
    async round(file, { draft, signal, mayFinish }) {
      const uri = vscode.Uri.file(file);
      const word = () =>
        new Promise<RoundEnd>((resolve) => {
          rounds.set(uri.fsPath, resolve);
          if (signal.aborted) resolve('cancel');
        });
      // Before the editor is there, so that no word is lost.
      let said = word();
      await announce();
      const reason = reasonOf((await show(uri)).getText());
      if (reason) void ui.ask({ severity: 'warning', message: `The text is open again: ${reason}` });
      const changes = vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === uri.toString()) void draft.keep(document.getText());
      });
      const abort = () => rounds.get(uri.fsPath)?.('cancel');
      const closed = onTabsClosed(uri, async () => {
        const answer = await ask(ui);
        if (answer) rounds.get(uri.fsPath)?.(answer);
        else if (rounds.has(uri.fsPath)) await show(uri);
      });
      signal.addEventListener('abort', abort);
      try {
        for (;;) {
          if ((await said) === 'cancel') return 'cancel';
          said = word();
          if ((await save(uri)) && (await mayFinish())) return 'finish';
        }
      } finally {
        closed.dispose();
        changes.dispose();
        signal.removeEventListener('abort', abort);
        rounds.delete(uri.fsPath);
        await announce();
        // Saved, so that closing asks nothing: the file is kubectl's, and is read only after `finish`.
        await save(uri);
        await closeTabs(uri);
      }
    },
    end(end) {
      const active = vscode.window.activeTextEditor?.document.uri.fsPath ?? '';
      const [only] = rounds.size === 1 ? rounds.values() : [];
      (rounds.get(active) ?? only)?.(end);
    },
  };
}

async function ask(ui: Ui): Promise<RoundEnd | undefined> {
  const answer = await ui.ask({
    severity: 'warning',
    message: 'The text was closed, and kubectl still waits for it.',
    buttons: [FINISH_EDIT, BACK_TO_TEXT, CANCEL_EDIT],
  });
  if (answer === FINISH_EDIT) return 'finish';
  return answer === CANCEL_EDIT ? 'cancel' : undefined;
}

/** Whether what is on the screen is on the disk now; a text that is not open is on the disk. */
async function save(uri: vscode.Uri): Promise<boolean> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  return !document?.isDirty || document.save();
}
