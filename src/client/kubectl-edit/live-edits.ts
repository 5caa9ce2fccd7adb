import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { type EditRound, restored, withoutHead } from '../../cluster/edit/edit-file.ts';
import { editReason, reasonsOf } from '../../cluster/edit/edit-reason.ts';
import { closeTabs, closeUnsaved, onTabsClosed } from '../window/tabs.ts';
import type { Ui } from '../window/ui.ts';
import type { OpenDraft } from './drafts.ts';
import { readEdited } from './read-edited.ts';
import type { ReasonMarks } from './reason-marks.ts';

/** How a round ended: `finish` lets kubectl read the file, `cancel` makes it stop. */
export type RoundEnd = 'finish' | 'cancel';

/** A round that is over, as far as the next one of the same kubectl needs it. */
export interface PastRound extends EditRound {
  readonly end: RoundEnd;
  /** Where it was shown. */
  readonly column: vscode.ViewColumn | undefined;
}

export interface RoundOptions {
  readonly draft: OpenDraft;
  /** Aborted where kubectl has been ended, or is to be. */
  readonly signal: AbortSignal;
  /** The round before, of the same kubectl. */
  readonly before?: PastRound;
  /** Asked before a finished text goes to kubectl; false returns to the text. */
  mayFinish(document: vscode.TextDocument): Promise<boolean>;
}

/** Rounds of `kubectl edit`, each in an editor whose title bar has a button to finish and one to cancel. */
export interface LiveEdits {
  /** Shows kubectl's file and waits until the user is done with it. The file is saved when this says `finish`. */
  round(file: string, options: RoundOptions): Promise<PastRound>;
  /** The user's word on the round in the active editor, or on the only one. */
  end(end: RoundEnd): void;
}

export const FINISH_EDIT = 'Finish Edit';
export const CANCEL_EDIT = 'Cancel Edit';
export const KEEP_EDITING = 'Keep Editing';

export function createLiveEdits(ui: Ui, marks: ReasonMarks): LiveEdits {
  /** By the path of the file. */
  const rounds = new Map<string, (end: RoundEnd) => void>();

  const announce = () =>
    vscode.commands.executeCommand('setContext', 'calicoInstallation.liveEdits', [...rounds.keys()]);

  /** Says why the text is open again, and leads to the first place that is to blame. */
  const tell = async (editor: vscode.TextEditor, given: string) => {
    const { document } = editor;
    const reason = editReason(given);
    if (reason) ui.tell({ severity: 'warning', message: `The text is open again: ${reason}` });
    const { version } = document;
    const marked = await marks.mark(document, reasonsOf(given));
    if (marked.first && document.version === version) {
      editor.selection = new vscode.Selection(marked.first.start, marked.first.start);
      editor.revealRange(marked.first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    return marked;
  };

  return {
    async round(file, { draft, signal, before, mayFinish }) {
      const uri = vscode.Uri.file(file);
      let column = before?.column;
      const show = async () => {
        const editor = await vscode.window.showTextDocument(uri, { preview: false, viewColumn: column });
        column = editor.viewColumn;
        return editor;
      };
      const words = wordsOf(rounds, uri.fsPath);
      // Before the editor is there, so that no word is lost.
      const abort = () => words.say('cancel');
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort);
      const open: vscode.Disposable[] = [];
      try {
        await announce();
        const given = await readEdited(file);
        const whole = before && restored(given, before);
        const isRestored = whole === undefined || (await isWritten(file, whole));
        const editor = await show();
        // Where the disk does not take it, the editor does.
        if (!isRestored) await replaceAll(editor, whole);
        const changes = vscode.workspace.onDidChangeTextDocument(({ document }) => {
          if (isOf(document, uri)) void draft.keep(withoutHead({ given, text: document.getText() }));
        });
        const closed = onTabsClosed(uri, async () => {
          const answer = await ask(ui);
          if (answer) words.say(answer);
          else if (words.isOpen()) await show();
        });
        const marked = tell(editor, given);
        open.push(changes, closed, { dispose: () => void marked.then((marks) => marks.dispose()) });
        for (;;) {
          const end = await words.next();
          const document = await vscode.workspace.openTextDocument(uri);
          const isOver =
            end === 'cancel' || (await Promise.race([agreed(document, mayFinish), words.cancelled]));
          if (!isOver) continue;
          // A word that was said while the user was asked, or the cluster.
          const last = words.waiting() ?? end;
          return { end: last, given, text: document.getText(), column };
        }
      } finally {
        for (const part of open) part.dispose();
        signal.removeEventListener('abort', abort);
        words.close();
        await announce();
        // Saved, so that closing asks nothing: the file is kubectl's, and is read only after `finish`.
        if (!(await save(uri))) await closeUnsaved(uri);
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

async function isWritten(file: string, text: string): Promise<boolean> {
  return writeFile(file, text).then(
    () => true,
    () => false,
  );
}

async function replaceAll({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

/** Saves the text and asks whether it may go to kubectl, again where it was changed meanwhile. */
async function agreed(document: vscode.TextDocument, mayFinish: RoundOptions['mayFinish']): Promise<boolean> {
  for (;;) {
    if (!(await save(document.uri))) return false;
    const { version } = document;
    if (!(await mayFinish(document))) return false;
    if (document.version === version) return true;
  }
}

/** What is said of one round by buttons and messages, in its order. */
function wordsOf(rounds: Map<string, (end: RoundEnd) => void>, key: string) {
  const said: RoundEnd[] = [];
  let wake = () => {};
  let cancel = () => {};
  const cancelled = new Promise<true>((resolve) => {
    cancel = () => resolve(true);
  });
  const say = (end: RoundEnd) => {
    said.push(end);
    if (end === 'cancel') cancel();
    wake();
  };
  rounds.set(key, say);
  return {
    say,
    /** Resolves at the first `cancel`, which ends a round whatever else is being asked. */
    cancelled,
    isOpen: () => rounds.has(key),
    /** One that was said already, and is the last one. */
    waiting: () => said.at(-1),
    async next(): Promise<RoundEnd> {
      while (said.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return said.shift()!;
    },
    close: () => void rounds.delete(key),
  };
}

async function ask(ui: Ui): Promise<RoundEnd | undefined> {
  const answer = await ui.ask({
    message: 'Finish the edit?',
    detail: 'The text was closed, and kubectl still waits for it.',
    answers: [FINISH_EDIT, CANCEL_EDIT],
    dismiss: KEEP_EDITING,
  });
  if (answer === FINISH_EDIT) return 'finish';
  return answer === CANCEL_EDIT ? 'cancel' : undefined;
}

/** Whether what is on the screen is on the disk now; a text that is not open is on the disk. */
async function save(uri: vscode.Uri): Promise<boolean> {
  const document = vscode.workspace.textDocuments.find((open) => isOf(open, uri));
  return !document?.isDirty || document.save();
}

/** A text that was closed and is opened again is another object. */
function isOf(document: vscode.TextDocument, uri: vscode.Uri): boolean {
  return document.uri.toString() === uri.toString();
}
