import {
  type ClientCapabilities,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import type { Context } from '../context.ts';
import { diagnosticsOf } from './diagnostics.ts';

export const capability: ServerCapabilities = {
  diagnosticProvider: { identifier: 'calico', interFileDependencies: true, workspaceDiagnostics: false },
};

/** A verdict changes with the settings, other files and the cluster, too: who cannot be told to ask again is told itself. */
export function isOffered(
  options: InitializationOptions,
  { textDocument, workspace }: ClientCapabilities,
): boolean {
  const canRefresh = workspace?.diagnostics?.refreshSupport ?? false;
  return options.diagnostics !== 'push' && textDocument?.diagnostic !== undefined && canRefresh;
}

/** `textDocument/diagnostic`: for clients that ask by themselves. */
export function register(context: Context): void {
  const { connection, documents } = context;
  connection.languages.diagnostics.on(async ({ textDocument }): Promise<DocumentDiagnosticReport> => {
    const document = documents.get(textDocument.uri);
    const items = (document && (await diagnosticsOf(context, document))) ?? [];
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });
}
