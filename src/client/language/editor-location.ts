import * as vscode from 'vscode';
import type { InstallationAtResult } from '../../protocol/requests.ts';
import type { App } from '../app.ts';
import { LIVE_SCHEME } from '../live-documents/file/address.ts';
import { type CommandError, userError } from '../window/command-error.ts';
import { editorRange } from './ranges.ts';

/** The place that a command is about: the cursor in the active editor, or what is below a lens. */
export interface Here {
  readonly document: vscode.TextDocument;
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

export const NO_INSTALLATION = userError(
  'There is no Installation at the cursor. Put the cursor into a YAML document with `kind: Installation` and try again.',
);

const LIVE_ITSELF = userError(
  'This is the live Installation itself. Save it to write your changes; a diff is shown first.',
);

/** `args` are those of a command: from a lens an address and a position, from the palette nothing. */
export async function here(args: readonly unknown[]): Promise<Here | undefined> {
  const [uri, position] = args;
  if (typeof uri === 'string' && isPosition(position)) {
    return placeIn(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)), position);
  }
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === 'yaml'
    ? placeIn(editor.document, editor.selection.active)
    : undefined;
}

function placeIn(document: vscode.TextDocument, { line, character }: Here['position']): Here {
  return { document, textDocument: { uri: document.uri.toString() }, position: { line, character } };
}

function isPosition(value: unknown): value is Here['position'] {
  const { line, character } = (value ?? {}) as Partial<Here['position']>;
  return typeof line === 'number' && typeof character === 'number';
}

/** The Installation at the cursor, as a whole manifest that can be applied; otherwise why there is none. */
export async function manifestHere(
  app: Pick<App, 'server'>,
  args: readonly unknown[],
): Promise<{ readonly found: InstallationAtResult } | { readonly commandError: CommandError }> {
  const place = await here(args);
  const found = place && (await app.server.installationAt(place));
  if (!found) return { commandError: NO_INSTALLATION };
  if (place.document.uri.scheme === LIVE_SCHEME) return { commandError: LIVE_ITSELF };
  if (found.whole) return { found };
  return {
    commandError: userError(
      `This is a part of the Installation \`${found.name}\` (a patch, or values), which cannot be applied by itself. Build the whole manifest first, with Kustomize or Helm.`,
    ),
  };
}

export interface Edit {
  readonly range: InstallationAtResult['range'];
  readonly newText: string;
}

/** Changes the document of a place, as one step to undo. False where the editor does not let us. */
export function applyEdits(place: Here, edits: readonly Edit[]): Promise<boolean> {
  return applyParts(place, [{ edits }]);
}

/** The same in parts; those with a label are shown to the user first, who may leave some out. */
export async function applyParts(
  { document }: Here,
  parts: readonly { readonly label?: string; readonly edits: readonly Edit[] }[],
): Promise<boolean> {
  const change = new vscode.WorkspaceEdit();
  for (const { label, edits } of parts) {
    const metadata = label === undefined ? undefined : { label, needsConfirmation: true };
    for (const { range, newText } of edits) {
      change.replace(document.uri, editorRange(range), newText, metadata);
    }
  }
  return vscode.workspace.applyEdit(change);
}
