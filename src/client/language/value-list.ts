import type * as vscode from 'vscode';

/** The command with which the server has the list of values opened behind a key that was chosen. */
export const OPEN_LIST = 'editor.action.triggerSuggest';

/**
 * Has a blank open the list of values instead of a command: where a command does, VS Code also offers every snippet
 * for YAML there is, whole Installations behind `bgp: ` among them. The text comes to the same.
 */
export function openByBlank<Items extends vscode.CompletionItem[] | vscode.CompletionList | null | undefined>(
  answer: Items,
): Items {
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  for (const item of items) {
    const { insertText, command } = item;
    if (command?.command !== OPEN_LIST || typeof insertText !== 'string' || !insertText.endsWith(': '))
      continue;
    item.insertText = insertText.slice(0, -1);
    item.command = { title: command.title, command: 'type', arguments: [{ text: ' ' }] };
  }
  return answer;
}
