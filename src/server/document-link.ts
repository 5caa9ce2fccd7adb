import type { DocumentLink, ServerCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';
import { toRange } from './convert.ts';

export const capability: ServerCapabilities = { documentLinkProvider: {} };

/** Where another YAML extension gives links, ours would compete with them. */
export const isOffered = ({ ownStructure }: InitializationOptions): boolean => ownStructure === true;

export function register(context: Context): void {
  const { connection, documents, service, settings } = context;
  connection.onDocumentLinks(async ({ textDocument }): Promise<DocumentLink[]> => {
    const asked = await settings.of(textDocument.uri);
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    return service.documentLinks(openText(document), asked).flatMap(({ span, to, tooltip }) => {
      const target = 'url' in to ? to.url : context.pageOf(to.code);
      return target === undefined ? [] : [{ range: toRange(document, span), target, tooltip }];
    });
  });
}
