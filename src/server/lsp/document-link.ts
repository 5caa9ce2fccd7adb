import type { DocumentLink, ServerCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import type { Context } from '../context.ts';
import { toRange } from '../convert.ts';
import { openDocument } from '../open-document.ts';

export const capability: ServerCapabilities = { documentLinkProvider: {} };

/** Where another YAML extension gives links, ours would compete with them. */
export const isOffered = ({ ownStructure }: InitializationOptions): boolean => ownStructure === true;

export function register(context: Context): void {
  const { connection, service } = context;
  connection.onDocumentLinks(async ({ textDocument }): Promise<DocumentLink[]> => {
    const open = await openDocument(context, textDocument);
    if (!open) return [];
    const { document, text, settings } = open;
    return service.documentLinks(text, settings).flatMap(({ span, to, tooltip }) => {
      const target = 'url' in to ? to.url : context.pageOf(to.code);
      return target === undefined ? [] : [{ range: toRange(document, span), target, tooltip }];
    });
  });
}
