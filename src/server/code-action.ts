import {
  CodeActionKind,
  type CodeAction as LspCodeAction,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from '../language/service.ts';
import { type Context, openText, type PageOf } from './context.ts';
import { toDiagnostic, toSpan, toTextEdits } from './convert.ts';

export const capability: ServerCapabilities = {
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
};

export function register(server: Context): void {
  const { connection, documents, service, settings } = server;
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const asked = await settings.of(textDocument.uri);
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    const found = service.codeActions(openText(document), toSpan(document, range), asked);
    return found
      .filter(({ kind }) => !context.only || context.only.some((wanted) => isKind(kind, wanted)))
      .map((action) => toCodeAction(document, action, server.pageOf));
  });
}

/** `refactor` asks for `refactor.rewrite` too. */
function isKind(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`);
}

function toCodeAction(document: TextDocument, action: CodeAction, pageOf: PageOf): LspCodeAction {
  const { title, kind, edits, diagnostic, preferred, disabled } = action;
  return {
    title,
    kind,
    isPreferred: preferred || undefined,
    disabled: disabled === undefined ? undefined : { reason: disabled },
    diagnostics: diagnostic && [toDiagnostic(document, diagnostic, pageOf)],
    edit: disabled === undefined ? { changes: { [document.uri]: toTextEdits(document, edits) } } : undefined,
  };
}
