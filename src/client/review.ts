import * as vscode from 'vscode';
import { literalLine } from './literal.ts';
import { inProgress } from './progress.ts';
import { CHANGE_SCHEME, type ReadonlyTexts } from './readonly-texts.ts';
import { closeTabs, onTabsClosed } from './tabs.ts';

export interface Change {
  readonly before: string;
  readonly after: string;
  /** What is shown on the tab. */
  readonly title: string;
  /** File names for the two sides, in a folder of the context's name. */
  readonly path: readonly string[];
  /** Names what would be done and where: the context and the cluster's address. */
  readonly question: string;
  /** What the button in the title bar says: `apply` when absent. */
  readonly verb?: 'apply' | 'save';
  /** Shows the question in a notification that stands already and can cancel; the review has its own when absent. */
  readonly ask?: (question: string) => void;
}

/**
 * Shows changes and waits for a yes or no. The two answers are buttons in the title bar of the difference, which so
 * can be read, scrolled and searched meanwhile; a notification that stays says what they would do, and can cancel.
 */
export interface Review {
  decide(change: Change): Promise<boolean>;
  /** The answer to the change that is shown; ignored where there is none. */
  answer(yes: boolean): void;
}

export function createReview(texts: ReadonlyTexts): Review {
  let pending: ((yes: boolean) => void) | undefined;
  return {
    async decide({ before, after, title, path, question, verb = 'apply', ask }) {
      pending?.(false);
      const left = texts.put(CHANGE_SCHEME, [...path, 'live.yaml'], before);
      const right = texts.put(CHANGE_SCHEME, [...path, 'after.yaml'], after);
      const decided = new Promise<boolean>((resolve) => {
        pending = resolve;
      });
      const settle = pending;
      // The buttons must not stand above an older difference, even for a moment.
      await Promise.all([left, right].map((uri) => texts.settled(uri)));
      await vscode.commands.executeCommand('setContext', 'calicoInstallation.reviewing', verb);
      await vscode.commands.executeCommand('vscode.diff', left, right, literalLine(title), {
        preview: false,
      });
      const closed = onTabsClosed(right, () => settle?.(false));
      ask?.(question);
      const yes = await (ask ? decided : besideQuestion(question, decided, () => settle?.(false)));
      closed.dispose();
      // A later review has taken over the buttons, and perhaps the tab.
      if (pending !== settle) return false;
      pending = undefined;
      await vscode.commands.executeCommand('setContext', 'calicoInstallation.reviewing', false);
      await closeTabs(right);
      return yes;
    },
    answer: (yes) => pending?.(yes),
  };
}

function besideQuestion(question: string, decided: Promise<boolean>, cancel: () => void): Promise<boolean> {
  return inProgress(question, (signal) => {
    signal.addEventListener('abort', cancel);
    return decided;
  });
}
