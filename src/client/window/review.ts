import * as vscode from 'vscode';
import { literalLine } from './literal.ts';
import { inProgress } from './progress.ts';
import { CHANGE_SCHEME, type ReadonlyTexts } from './readonly-texts.ts';
import { closeTabs } from './tabs.ts';
import type { TitleQuestion, TitleQuestions } from './title-questions.ts';

/** Something that goes on with a notification of its own, which can cancel it, and asks meanwhile. */
export interface Asker extends Pick<TitleQuestion<never>, 'signal' | 'onStands'> {
  /** Shows the question in that notification. */
  say(question: string): void;
}

export interface ReviewedChange {
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
  /** The review has a notification of its own when absent. */
  readonly asker?: Asker;
}

/**
 * Shows changes and waits for a yes or no, in the title bar of the difference; a notification that stays says what the
 * answers would do, and can cancel.
 */
export interface Review {
  decide(change: ReviewedChange): Promise<boolean>;
}

export function createReview(texts: ReadonlyTexts, questions: TitleQuestions): Review {
  return {
    async decide({ before, after, title, path, question, verb = 'apply', asker }) {
      const put = () => ({
        left: texts.put(CHANGE_SCHEME, [...path, 'live.yaml'], before),
        right: texts.put(CHANGE_SCHEME, [...path, 'after.yaml'], after),
      });
      const { left, right } = put();
      const cancel = new AbortController();
      asker?.say(question);
      const asked = questions.ask({
        uri: right,
        answers: [verb],
        signal: asker ? asker.signal : cancel.signal,
        prepare: () => Promise.all([left, right].map((uri) => texts.settled(uri))),
        async show() {
          // VS Code may have dropped what it no longer shows.
          put();
          await vscode.commands.executeCommand('vscode.diff', left, right, literalLine(title), {
            preview: false,
          });
        },
        onStands: asker?.onStands,
      });
      const answer = await (asker ? asked : besideQuestion(question, asked, () => cancel.abort()));
      // A later review may have taken over the tab.
      if (!questions.isAsked(right)) await closeTabs(right);
      return answer === verb;
    },
  };
}

function besideQuestion<Value>(
  question: string,
  decided: Promise<Value>,
  cancel: () => void,
): Promise<Value> {
  return inProgress(question, (signal) => {
    signal.addEventListener('abort', cancel);
    return decided;
  });
}
