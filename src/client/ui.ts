import * as vscode from 'vscode';
import { literal, literalLine } from './literal.ts';

export interface Question {
  readonly severity: 'information' | 'warning' | 'error';
  readonly message: string;
  /** The answers to choose from; closing the message is always one more, undefined. */
  readonly buttons?: readonly string[];
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

/** What is said to the user and asked of them, so that tests can answer: nobody clicks inside an extension host. */
export interface Ui {
  /** Shows a message; resolves to the button that was pressed. */
  ask(question: Question): Promise<string | undefined>;
  /** Lets one of several things be picked. */
  pick<Value>(title: string, choices: readonly Choice<Value>[]): Promise<Value | undefined>;
  /** Lets any number of things be picked, none among them; undefined where the user turns away. */
  pickMany<Value>(title: string, choices: readonly Choice<Value>[]): Promise<readonly Value[] | undefined>;
  /** Lets a word be typed; resolves to what was typed, which may be another one. Undefined: it was cancelled. */
  type(wanted: TypedWord): Promise<string | undefined>;
}

export const windowUi: Ui = {
  async ask({ severity, message, buttons = [] }) {
    const show = {
      information: vscode.window.showInformationMessage,
      warning: vscode.window.showWarningMessage,
      error: vscode.window.showErrorMessage,
    }[severity];
    return show<string>(literal(message), ...buttons);
  },
  async pick(title, choices) {
    const options = { title: literalLine(title), matchOnDescription: true };
    const picked = await vscode.window.showQuickPick(choices.map(item), options);
    return picked?.value;
  },
  async type({ title, prompt, word }) {
    const shown = literalLine(word);
    const typed = await vscode.window.showInputBox({
      title: literalLine(title),
      prompt: literal(prompt),
      ignoreFocusOut: true,
      // While it may still become the word, nothing is said.
      validateInput: (text) =>
        [word, shown].some((one) => one.startsWith(text)) ? undefined : `That is not \`${shown}\`.`,
    });
    // Who types what can be seen has typed the word.
    return typed === shown ? word : typed;
  },
  async pickMany(title, choices) {
    const options = {
      title: literalLine(title),
      canPickMany: true,
      ignoreFocusOut: true,
      matchOnDescription: true,
    } as const;
    const picked = await vscode.window.showQuickPick(choices.map(item), options);
    return picked?.map(({ value }) => value);
  },
};

function item<Value>({ icon, label, description, detail, picked, value }: Choice<Value>) {
  return {
    label: (icon ? `$(${icon}) ` : '') + literalLine(label),
    description: description && literalLine(description),
    detail: detail && literalLine(detail),
    picked,
    value,
  };
}
