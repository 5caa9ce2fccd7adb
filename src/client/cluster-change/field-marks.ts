import * as vscode from 'vscode';
import type { Refusal } from '../../cluster/rollout/wait.ts';
import type { Target } from '../../cluster/target.ts';
import { visible } from '../../cluster/text/foreign-text.ts';
import type { LanguageServer } from '../language/language-server.ts';

/** What an operator has said against an Installation, at the field in a text that holds it. */
export interface FieldMarks extends vscode.Disposable {
  /** Marks every open text that holds the Installation. */
  mark(refusal: Refusal, target: Target): Promise<void>;
  clear(): void;
}

/** `rulePage` gives the address of a rule's page. */
export function createFieldMarks(server: LanguageServer, rulePage: (rule: string) => string): FieldMarks {
  const marks = vscode.languages.createDiagnosticCollection('calico-cluster');
  const edited = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) marks.delete(document.uri);
  });
  return {
    async mark({ message, codes }, { context }) {
      for (const document of vscode.workspace.textDocuments) {
        const range = await placeIn(document, server);
        if (!range) continue;
        const said = `The operator in ${context} refuses the Installation: ${message}`;
        const mark = new vscode.Diagnostic(range, visible(said), vscode.DiagnosticSeverity.Error);
        const [code] = codes;
        mark.source = 'Calico cluster';
        if (code) mark.code = { value: code, target: vscode.Uri.parse(rulePage(code)) };
        marks.set(document.uri, [mark]);
      }
    },
    clear: () => marks.clear(),
    dispose: () => vscode.Disposable.from(marks, edited).dispose(),
  };
}

/** The field `nonPrivileged` of the Installation `default`, else the line where that begins. */
async function placeIn(
  document: vscode.TextDocument,
  server: LanguageServer,
): Promise<vscode.Range | undefined> {
  const { uri, languageId } = document;
  if (languageId !== 'yaml' || !['file', 'untitled'].includes(uri.scheme)) return undefined;
  const textDocument = { uri: uri.toString() };
  const found = await server.installationAt({ textDocument, position: { line: 0, character: 0 } });
  if (found?.name !== 'default') return undefined;
  const last = Math.min(found.range.end.line, document.lineCount - 1);
  for (let line = found.range.start.line; line <= last; line += 1) {
    const { text, range, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
    if (/^\s*["']?nonPrivileged["']?\s*:/.test(text)) {
      return range.with(range.start.with({ character: firstNonWhitespaceCharacterIndex }));
    }
  }
  return document.lineAt(found.range.start.line).range;
}
