import * as vscode from 'vscode';
import type { Range } from '../../protocol/text.ts';

/** A range of the protocol as one of the editor's. */
export function editorRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
