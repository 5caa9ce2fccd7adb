import * as vscode from 'vscode';
import { REPORT_SCHEME, type ReadonlyTexts, ROLLOUT_SCHEME } from '../window/readonly-texts.ts';
import type { TitleAnswer, TitleQuestion, TitleQuestions } from '../window/title-questions.ts';

/** Pages on a cluster, shown as rendered Markdown, each in a tab of its own, with buttons in the title bar. */
export interface Reports {
  /** Shows a report; `again` makes it anew. */
  show(path: readonly string[], markdown: string, again: () => Promise<void>): Promise<void>;
  /** Shows a report whose title bar asks something; once it is answered, the report is one like others. */
  ask<Answer extends TitleAnswer>(
    path: readonly string[],
    markdown: { readonly asking: string; readonly answered: string },
    again: () => Promise<void>,
    question: Pick<TitleQuestion<Answer>, 'answers' | 'signal' | 'onStands'>,
  ): Promise<Answer | undefined>;
  /** Makes the report with this address anew; false where there is none. */
  again(address: string): Promise<boolean>;
  /** A page whose text changes while it is shown. */
  page(path: readonly string[]): LivePage;
  /** The file that Undo goes back to, of the page with this address. */
  snapshotOf(address: string): string | undefined;
}

export interface LivePage {
  open(): Promise<void>;
  /** Replaces the text; the page is not opened by that. */
  write(markdown: string): void;
  /** The text is the last: the page is drawn anew with it, whatever it has missed while it was being opened. */
  settle(): Promise<void>;
  canUndo(snapshotFile: string): void;
}

/** Longer than VS Code's preview waits for more changes before it takes one in, which is 300 milliseconds. */
const PREVIEW_DELAY = 500;

export function createReports(texts: ReadonlyTexts, questions: TitleQuestions): Reports {
  const producers = new Map<string, () => Promise<void>>();
  const snapshots = new Map<string, string>();
  /**
   * A change goes to a page that is shown as a message, which a preview that is still loading loses; and one that is
   * hidden and shown again is what it was before the message. Drawn anew, it has all.
   */
  const redraw = async (uri: vscode.Uri) => {
    await texts.settled(uri);
    // As long as it has a message to send, a preview does not listen.
    await new Promise((resolve) => setTimeout(resolve, PREVIEW_DELAY));
    await vscode.commands.executeCommand('markdown.preview.refresh');
  };
  return {
    async show(path, markdown, again) {
      const uri = texts.put(REPORT_SCHEME, path, markdown);
      producers.set(uri.toString(), again);
      await openPage(uri);
    },
    async ask(path, { asking, answered }, again, question) {
      const put = (markdown: string) => texts.put(REPORT_SCHEME, path, markdown);
      const uri = put(asking);
      producers.set(uri.toString(), again);
      const answer = await questions.ask({
        ...question,
        uri,
        prepare: () => texts.settled(uri),
        show: () => openPage(put(asking)),
      });
      if (!questions.isAsked(uri)) void redraw(put(answered));
      return answer;
    },
    async again(address) {
      const make = producers.get(address);
      await make?.();
      return make !== undefined;
    },
    page(path) {
      let text = '';
      let opening: Promise<void> | undefined;
      const write = (markdown: string) => {
        text = markdown;
        return texts.put(ROLLOUT_SCHEME, path, markdown);
      };
      return {
        async open() {
          // Once more, since closing the tab has forgotten it.
          opening = openPage(write(text));
          await opening;
          // What was written while VS Code opened it, it has not heard of.
          write(text);
        },
        async settle() {
          // A page that is not there, or cannot be, has missed nothing.
          const isOpen = await opening?.then(
            () => true,
            () => false,
          );
          if (!isOpen) return;
          await redraw(write(text));
        },
        write,
        canUndo: (file) => void snapshots.set(write(text).toString(), file),
      };
    },
    snapshotOf: (address) => snapshots.get(address),
  };
}

/** As an editor of its own: the ordinary preview shows one page at a time, and its title bar knows no page. */
async function openPage(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', {
    preview: false,
  });
}
