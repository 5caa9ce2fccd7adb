import {
  type ClientCapabilities,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/requests.ts';
import type { Context } from './context.ts';
import { diagnosticsOf } from './diagnostics.ts';

export const capability: ServerCapabilities = {
  diagnosticProvider: { identifier: 'calico', interFileDependencies: false, workspaceDiagnostics: false },
};

export function isOffered(options: InitializationOptions, { textDocument }: ClientCapabilities): boolean {
  return options.diagnostics !== 'push' && textDocument?.diagnostic !== undefined;
}

/** `textDocument/diagnostic`: for clients that ask by themselves. */
export function register(context: Context): void {
  const { connection, documents } = context;
  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(async ({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return nothing;
    return { kind: DocumentDiagnosticReportKind.Full, items: await diagnosticsOf(context, document) };
  });
}
