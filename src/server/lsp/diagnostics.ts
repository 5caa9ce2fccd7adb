import type { ServerCapabilities } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { syntaxDiagnostics } from '../../protocol/notifications.ts';
import type { ParamsOf } from '../../protocol/request.ts';
import { type Context, toOpenText } from '../context.ts';
import { toDiagnostic } from '../convert.ts';

export const capability: ServerCapabilities = {};

/**
 * `textDocument/publishDiagnostics`, after every change; a burst of changes is answered once, for its last. Nothing
 * is published to a client that asks for itself: see `pull-diagnostics.ts`.
 */
export function register(context: Context): void {
  const { connection, documents, settings } = context;
  const waiting = new Set<string>();

  const publish = async (document: TextDocument): Promise<void> => {
    const diagnostics = await diagnosticsOf(context, document);
    const { uri, version } = document;
    if (diagnostics) await connection.sendDiagnostics({ uri, version, diagnostics });
  };
  const schedule = (document: TextDocument): void => {
    if (context.client.pullsDiagnostics || waiting.has(document.uri)) return;
    waiting.add(document.uri);
    setImmediate(() => {
      waiting.delete(document.uri);
      const current = documents.get(document.uri);
      if (current) publish(current).catch((error: unknown) => connection.console.error(String(error)));
    });
  };
  const again = (): void => {
    if (context.client.pullsDiagnostics) connection.languages.diagnostics.refresh();
    else documents.all().forEach(schedule);
  };

  documents.onDidChangeContent(({ document }) => schedule(document));
  documents.onDidClose(({ document }) => {
    settings.forget(document.uri);
    if (!context.client.pullsDiagnostics)
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  settings.onChange(again);
  connection.onNotification(syntaxDiagnostics.method, ({ enabled }: ParamsOf<typeof syntaxDiagnostics>) => {
    context.syntax = enabled ? 'ours' : 'theirs';
    again();
  });
}

/** What there is to say of a document as it is then; undefined when it has been closed meanwhile. */
export async function diagnosticsOf(context: Context, document: TextDocument) {
  const asked = await context.settings.of(document.uri);
  if (context.documents.get(document.uri) !== document) return undefined;
  const found = context.service.diagnostics(toOpenText(document), { ...asked, syntax: context.syntax });
  return found.map((diagnostic) => toDiagnostic(document, diagnostic, context.pageOf));
}
