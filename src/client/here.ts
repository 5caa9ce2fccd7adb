import * as vscode from 'vscode';
import type { InstallationAtResult } from '../protocol/requests.ts';
import type { App } from './app.ts';
import { senseless, type Trouble } from './trouble.ts';

/** The place that a command is about: the cursor in the active editor. */
export interface Here {
  readonly document: vscode.TextDocument;
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

export const NO_INSTALLATION = senseless(
  'There is no Installation at the cursor. Put the cursor into a YAML document with `kind: Installation` and try again.',
);

export function here(): Here | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'yaml') return undefined;
  const { line, character } = editor.selection.active;
  return {
    document: editor.document,
    textDocument: { uri: editor.document.uri.toString() },
    position: { line, character },
  };
}

/** The Installation at the cursor, as a whole manifest that can be applied; otherwise why there is none. */
export async function manifestHere(
  app: App,
): Promise<{ readonly found: InstallationAtResult } | { readonly trouble: Trouble }> {
  const place = here();
  const found = place && (await app.server.installationAt(place));
  if (!found) return { trouble: NO_INSTALLATION };
  if (found.whole) return { found };
  return {
    trouble: senseless(
      `What is at the cursor is a part of the Installation \`${found.name}\` (a patch, or values), which cannot be applied as it stands. Build the whole manifest first, with Kustomize or Helm.`,
    ),
  };
}

/** Changes the document of a place, as one step to undo. False where the editor does not let us. */
export async function applyEdits(
  { document }: Here,
  edits: readonly { readonly range: InstallationAtResult['range']; readonly newText: string }[],
): Promise<boolean> {
  const change = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    change.replace(
      document.uri,
      new vscode.Range(start.line, start.character, end.line, end.character),
      newText,
    );
  }
  return vscode.workspace.applyEdit(change);
}
