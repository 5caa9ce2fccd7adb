import * as vscode from 'vscode';
import { lineBeforeStripping } from '../../cluster/edit/edit-file.ts';
import type { EditReason } from '../../cluster/edit/edit-reason.ts';
import { visible } from '../../cluster/text/foreign-text.ts';
import type { LanguageServer } from '../language/language-server.ts';
import { editorRange } from '../language/ranges.ts';

/** Shows kubectl's reasons as diagnostics at the fields that they name, until these are changed. */
export interface ReasonMarks extends vscode.Disposable {
  /** Resolves when they are there, to the first place; disposing takes them away. */
  mark(document: vscode.TextDocument, reasons: readonly EditReason[]): Promise<MarkedReasons>;
}

export interface MarkedReasons extends vscode.Disposable {
  readonly first: vscode.Range | undefined;
}

interface Mark {
  readonly reason: EditReason;
  readonly range: vscode.Range;
  /** False where the field is not written, or none is named. */
  readonly exact: boolean;
  /** What stood there when kubectl refused it. */
  readonly refused: string;
}

export function createReasonMarks(server: Pick<LanguageServer, 'fieldPlaces'>): ReasonMarks {
  const collection = vscode.languages.createDiagnosticCollection('kubectl');
  return {
    async mark(document, reasons) {
      let marks = await placed(server, document, reasons);
      const show = () => collection.set(document.uri, marks.map(toDiagnostic));
      show();
      const changes = vscode.workspace.onDidChangeTextDocument(async ({ document: changed }) => {
        if (changed.uri.toString() !== document.uri.toString() || marks.length === 0) return;
        const { version } = changed;
        const now = await placed(
          server,
          changed,
          marks.map(({ reason }) => reason),
          marks,
        );
        // A later change is on its way.
        if (version !== changed.version || marks.length === 0) return;
        marks = marks.flatMap((before, index) => {
          const { range, exact, refused } = now[index]!;
          return exact === before.exact && refused === before.refused ? { ...before, range } : [];
        });
        show();
      });
      return {
        first: marks.map(({ range }) => range).sort((one, other) => one.start.compareTo(other.start))[0],
        dispose() {
          changes.dispose();
          marks = [];
          collection.delete(document.uri);
        },
      };
    },
    dispose: () => collection.dispose(),
  };
}

/** What names no field is found again by the text of its line, where `before` says what that was. */
async function placed(
  server: Pick<LanguageServer, 'fieldPlaces'>,
  document: vscode.TextDocument,
  reasons: readonly EditReason[],
  before: readonly Mark[] = [],
): Promise<Mark[]> {
  const text = document.getText();
  const placeOf = async ({ field, name }: EditReason) => {
    if (field === undefined) return null;
    // Without an answer the reason is still shown, where kubectl wrote it.
    const [place] = await server.fieldPlaces({ text, fields: [field], name }).catch(() => []);
    return place ?? null;
  };
  const places = await Promise.all(reasons.map(placeOf));
  return reasons.map((reason, index) => {
    const place = places[index];
    if (place) {
      const range = editorRange(reason.onKey ? place.key : place.value);
      // A place that stands for another one is the same place whatever is written there.
      return { reason, range, exact: place.exact, refused: place.exact ? document.getText(range) : '' };
    }
    const line = lineOf(document, reason, before[index]);
    const { range, text: refused } = document.lineAt(line);
    return { reason, range, exact: false, refused };
  });
}

function lineOf(document: vscode.TextDocument, reason: EditReason, before: Mark | undefined): number {
  const named = reason.line === undefined ? undefined : lineBeforeStripping(document.getText(), reason.line);
  const line = Math.min(before?.range.start.line ?? named ?? reason.headLine, document.lineCount - 1);
  if (!before || document.lineAt(line).text === before.refused) return line;
  const moved = document.getText().split(/\r?\n/).indexOf(before.refused);
  return moved < 0 ? line : moved;
}

function toDiagnostic({ reason, range }: Mark): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, visible(reason.message), vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'kubectl';
  return diagnostic;
}
