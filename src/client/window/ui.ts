import type * as vscode from 'vscode';
import { literalLine, literalMessage } from './literal.ts';

/** A button of a message, and what it does. */
export interface Offer {
  readonly title: string;
  run(): Promise<void>;
}

/** What is said in a notification. VS Code takes those away after some seconds, so nobody may wait for one. */
export interface Message {
  readonly severity: 'information' | 'warning' | 'error';
  readonly message: string;
  /** Each starts something by itself. */
  readonly offers?: readonly Offer[];
}

/** What something waits for. It stands in the way of everything else until it is answered. */
export interface Question<Answer extends string> {
  /** A line: what is to be decided. */
  readonly message: string;
  /** What has to be known for it. */
  readonly detail?: string;
  readonly answers: readonly Answer[];
  /** What the button says that turns away, as Escape does: `Cancel` when absent. */
  readonly dismiss?: string;
}

export interface Choice<Value> {
  /** One of VS Code's icons (`cloud-upload`), before the label. */
  readonly icon?: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Where several may be picked: whether it is from the start. */
  readonly picked?: boolean;
  readonly value: Value;
}

/** A word that has to be typed before something is done. */
export interface TypedWord {
  readonly title: string;
  /** What is going to be done, and which word to type. */
  readonly prompt: string;
  readonly word: string;
}

/**
 * What is said to the user and asked of them, so that tests can answer: nobody clicks inside an extension host. A
 * question about a page or a difference is answered in its title bar instead: see `title-questions.ts`.
 */
export interface Ui {
  /** Says something. It cannot be waited for, since nobody may ever press one of its buttons. */
  tell(message: Message): void;
  /** Asks, in a dialog; undefined where the user turns away, which changes nothing. */
  ask<Answer extends string>(question: Question<Answer>): Promise<Answer | undefined>;
  /** Lets one of several things be picked; undefined where the user turns away. */
  pick<Value>(title: string, choices: readonly Choice<Value>[]): Promise<Value | undefined>;
  /** Lets any number of things be picked, none among them; undefined where the user turns away. */
  pickMany<Value>(title: string, choices: readonly Choice<Value>[]): Promise<readonly Value[] | undefined>;
  /** Lets a word be typed; resolves to what was typed, which may be another one. Undefined: it was cancelled. */
  type(wanted: TypedWord): Promise<string | undefined>;
}

/** The part of VS Code's window that talks. */
export type TalkingWindow = Pick<
  typeof vscode.window,
  'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage' | 'showQuickPick' | 'showInputBox'
>;

/** `fault` hears of an offer that failed, which is a fault of ours. */
export function createUi(window: TalkingWindow, fault: (error: unknown) => void): Ui {
  return {
    tell({ severity, message, offers = [] }) {
      const show = {
        information: window.showInformationMessage,
        warning: window.showWarningMessage,
        error: window.showErrorMessage,
      }[severity];
      const titles = offers.map(({ title }) => title);
      show<string>(literalMessage(message), ...titles)
        .then((pressed) => offers.find(({ title }) => title === pressed)?.run())
        .then(undefined, fault);
    },
    async ask({ message, detail, answers, dismiss }) {
      const options = { modal: true, ...(detail ? { detail: literalMessage(detail) } : {}) };
      const items = [
        ...answers.map((title) => ({ title, answer: title, isCloseAffordance: false })),
        ...(dismiss ? [{ title: dismiss, answer: undefined, isCloseAffordance: true }] : []),
      ];
      const pressed = await window.showWarningMessage(literalMessage(message), options, ...items);
      return pressed?.answer;
    },
    async pick(title, choices) {
      const picked = await window.showQuickPick(choices.map(item), { ...STAYS, title: literalLine(title) });
      return picked?.value;
    },
    async type({ title, prompt, word }) {
      const wanted = literalLine(word);
      const typed = await window.showInputBox({
        title: literalLine(title),
        prompt: literalMessage(prompt),
        ignoreFocusOut: true,
        // While it may still become the word, nothing is said.
        validateInput: (text) =>
          [word, wanted].some((one) => one.startsWith(text)) ? undefined : `That is not ${wanted}.`,
      });
      // Who types what can be seen has typed the word.
      return typed === wanted ? word : typed;
    },
    async pickMany(title, choices) {
      const options = { ...STAYS, title: literalLine(title), canPickMany: true } as const;
      const picked = await window.showQuickPick(choices.map(item), options);
      return picked?.map(({ value }) => value);
    },
  };
}

/** A click elsewhere does not answer. */
const STAYS = { ignoreFocusOut: true, matchOnDescription: true } as const;

function item<Value>({ icon, label, description, detail, picked, value }: Choice<Value>) {
  return {
    label: (icon ? `$(${icon}) ` : '') + literalLine(label),
    description: description && literalLine(description),
    detail: detail && literalLine(detail),
    picked,
    value,
  };
}
