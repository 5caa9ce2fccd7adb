import {
  type AnnotatedTextEdit,
  type ClientCapabilities,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeAction,
  type Diagnostic,
  type Severity,
  type Span,
  type TextEdit,
  visibleLine,
} from '../language/service.ts';
import type { PageOf } from './context.ts';

/** The only place where offsets become LSP positions, and the core's types the protocol's. */

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** Also of a range that is the wrong way round. */
export function toSpan(document: TextDocument, { start, end }: Range): Span {
  const ends = [document.offsetAt(start), document.offsetAt(end)] as const;
  return { start: Math.min(...ends), end: Math.max(...ends) };
}

export function toTextEdits(
  document: TextDocument,
  edits: readonly TextEdit[],
): { range: Range; newText: string }[] {
  return edits.map(({ span, newText }) => ({ range: toRange(document, span), newText }));
}

/** A change in parts is shown to the user part by part before it is made, where the client can do that. */
export function toWorkspaceEdit(
  document: TextDocument,
  { edits, parts }: Pick<CodeAction, 'edits' | 'parts'>,
  { workspace }: ClientCapabilities,
): WorkspaceEdit {
  const { changeAnnotationSupport, documentChanges } = workspace?.workspaceEdit ?? {};
  const { uri, version } = document;
  const all = edits();
  if (!parts || all.length === 0 || !changeAnnotationSupport || !documentChanges) {
    return { changes: { [uri]: toTextEdits(document, all) } };
  }
  const annotated = parts.flatMap((part, index) =>
    toTextEdits(document, part.edits()).map(
      (edit): AnnotatedTextEdit => ({ ...edit, annotationId: String(index) }),
    ),
  );
  const labels = parts.map(
    ({ label }, index) => [String(index), { label: visibleLine(label), needsConfirmation: true }] as const,
  );
  return {
    documentChanges: [{ textDocument: { uri, version }, edits: annotated }],
    changeAnnotations: Object.fromEntries(labels),
  };
}

const SEVERITIES: Record<Severity | 'hint', DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Whose a diagnostic is. */
export const SOURCE = 'calico';

export function toDiagnostic(document: TextDocument, diagnostic: Diagnostic, pageOf: PageOf): LspDiagnostic {
  const { code, message, severity, span, related, tags } = diagnostic;
  const href = pageOf(code);
  return {
    code,
    codeDescription: href === undefined ? undefined : { href },
    message: visibleLine(message),
    source: SOURCE,
    severity: SEVERITIES[severity],
    range: toRange(document, span),
    // Hundreds of these go over the wire with every keystroke, so what is empty is left out.
    tags: filled(
      tags.map((tag) => (tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary)),
    ),
    relatedInformation: filled(
      related.map(({ span: place, message: said, elsewhere }) => ({
        message: visibleLine(said),
        location: elsewhere
          ? { uri: elsewhere.uri, range: { start: elsewhere.start, end: elsewhere.end } }
          : { uri: document.uri, range: toRange(document, place) },
      })),
    ),
  };
}

function filled<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
