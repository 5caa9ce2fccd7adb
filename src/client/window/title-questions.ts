import * as vscode from 'vscode';
import { onTabsClosed } from './tabs.ts';

/** What the buttons in title bars say; each is seen where `calicoInstallation.answers.ANSWER` has the page. */
const ANSWERS = ['apply', 'save', 'continue', 'continueAnyway', 'remove'] as const;

export type TitleAnswer = (typeof ANSWERS)[number];

export interface TitleQuestion<Answer extends TitleAnswer> {
  /** The page, as its tab has it; of a difference the right side. */
  readonly uri: vscode.Uri;
  readonly answers: readonly Answer[];
  /** Resolves when the page has its text: no button may stand above an older one, even for a moment. */
  prepare(): Promise<unknown>;
  /** Opens the page, or brings it to the front. */
  show(): Promise<void>;
  /** Aborted where the answer is no longer wanted. */
  readonly signal?: AbortSignal | undefined;
  /** Told that the question stands, with what brings its page to the front again; then with undefined. */
  readonly onStands?: ((show: (() => Promise<void>) | undefined) => void) | undefined;
}

/**
 * Questions that are answered in the title bar of the page that they are about, which so can be read, scrolled and
 * searched meanwhile. They stand there until they are answered; closing the page is turning away.
 */
export interface TitleQuestions {
  /** Undefined where the user turns away, or the same page is asked about anew. */
  ask<Answer extends TitleAnswer>(question: TitleQuestion<Answer>): Promise<Answer | undefined>;
  /** The word of a button, undefined for the one that cancels: on this page; without one, on the active or only page. */
  answer(answer: TitleAnswer | undefined, page?: unknown): void;
  /** Whether the page has a question. */
  isAsked(uri: vscode.Uri): boolean;
}

interface Pending {
  readonly uri: vscode.Uri;
  readonly answers: readonly TitleAnswer[];
  /** It has buttons. */
  isReady: boolean;
  settle(answer: TitleAnswer | undefined): void;
}

export function createTitleQuestions(): TitleQuestions {
  /** By the address of the page, the last one last. */
  const pending = new Map<string, Pending>();
  const announce = async () => {
    const pages = (all: readonly Pending[]) => all.length > 0 && all.map(({ uri }) => uri.toString());
    const all = [...pending.values()].filter(({ isReady }) => isReady);
    await setContext('asking', pages(all));
    for (const answer of ANSWERS) {
      await setContext(`answers.${answer}`, pages(all.filter(({ answers }) => answers.includes(answer))));
    }
  };
  return {
    async ask<Answer extends TitleAnswer>(question: TitleQuestion<Answer>) {
      const { uri, answers, signal, onStands } = question;
      const key = uri.toString();
      pending.get(key)?.settle(undefined);
      let settle: Pending['settle'] = () => {};
      const answered = new Promise<TitleAnswer | undefined>((resolve) => {
        settle = resolve;
      });
      const mine: Pending = { uri, answers, isReady: false, settle };
      const turnAway = () => settle(undefined);
      let closed: vscode.Disposable | undefined;
      // As the last one.
      pending.delete(key);
      pending.set(key, mine);
      signal?.addEventListener('abort', turnAway);
      if (signal?.aborted) turnAway();
      try {
        await announce();
        await question.prepare();
        mine.isReady = true;
        await announce();
        closed = onTabsClosed(uri, turnAway);
        onStands?.(question.show);
        await question.show();
        return (await answered) as Answer | undefined;
      } finally {
        onStands?.(undefined);
        closed?.dispose();
        signal?.removeEventListener('abort', turnAway);
        // A later question may have taken over the page.
        if (pending.get(key) === mine) pending.delete(key);
        await announce();
      }
    },
    answer(answer, page) {
      const all = [...pending.values()].filter(({ isReady }) => isReady);
      const pages = page instanceof vscode.Uri ? [page.toString()] : activePages();
      const there = all.find(({ uri }) => pages.includes(uri.toString()));
      // A button that was pressed twice, or on a page that asks nothing any more, answers no other page.
      const only = page === undefined && all.length === 1 ? all[0] : undefined;
      const meant = there ?? only;
      if (meant && (answer === undefined || meant.answers.includes(answer))) meant.settle(answer);
    },
    isAsked: (uri) => pending.has(uri.toString()),
  };
}

function activePages(): readonly string[] {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputTextDiff) return [input.modified.toString()];
  return input instanceof vscode.TabInputCustom ? [input.uri.toString()] : [];
}

async function setContext(key: string, value: unknown): Promise<void> {
  await vscode.commands.executeCommand('setContext', `calicoInstallation.${key}`, value);
}
