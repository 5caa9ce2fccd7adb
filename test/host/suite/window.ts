import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Waits until a condition holds, looking again after a moment; mocha's time limit ends the wait. */
export async function until(condition: () => boolean | Thenable<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Shows one of the files of `examples/`, of which the window has a copy. Named and not searched for: see `openFile`. */
export async function openExample(name: string, column?: vscode.ViewColumn): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name), { viewColumn: column });
}

/** The findings on a document, once there are any that the condition accepts. */
export async function findings(
  document: vscode.TextDocument,
  accept: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  await until(() => accept(vscode.languages.getDiagnostics(document.uri)));
  return vscode.languages.getDiagnostics(document.uri);
}
