import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './window.ts';

/** Waits for an editor with a temporary file of kubectl, another one than before. */
export async function round(before?: vscode.TextDocument): Promise<vscode.TextDocument> {
  const shown = () => vscode.window.activeTextEditor?.document;
  await until(() => {
    const document = shown();
    return /kubectl.*-edit-/.test(document?.fileName ?? '') && document !== before;
  });
  return shown()!;
}

/** Replaces a word where it first stands in a text, as typing does. */
export async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  assert.notEqual(start, -1, `no ${from} in:\n${document.getText()}`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Whether a tab shows the text. */
export function isShown(document: vscode.TextDocument): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString(),
    ),
  );
}
