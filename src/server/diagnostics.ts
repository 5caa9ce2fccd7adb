import type { ServerCapabilities } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Context, openText } from './context.ts';
import { toDiagnostic } from './convert.ts';

export const capability: ServerCapabilities = {};

/** `textDocument/publishDiagnostics`, after every change; a burst of changes is answered once, for its last. */
export function register(context: Context): void {
  const { connection, documents, service, settings } = context;
  const waiting = new Set<string>();

  const publish = async (document: TextDocument): Promise<void> => {
    const found = service.diagnostics(openText(document), await settings.of(document.uri));
    await connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: found.map((diagnostic) => toDiagnostic(document, diagnostic, context.pageOf)),
    });
  };
  const schedule = (document: TextDocument): void => {
    if (waiting.has(document.uri)) return;
    waiting.add(document.uri);
    setImmediate(() => {
      waiting.delete(document.uri);
      const current = documents.get(document.uri);
      if (current) publish(current).catch((error: unknown) => connection.console.error(String(error)));
    });
  };

  documents.onDidChangeContent(({ document }) => schedule(document));
  documents.onDidClose(({ document }) => {
    settings.forget(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  settings.onChange(() => documents.all().forEach(schedule));
}
