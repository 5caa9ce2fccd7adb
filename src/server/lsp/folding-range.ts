import type { FoldingRange, ServerCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import { type Context, toOpenText } from '../context.ts';

export const capability: ServerCapabilities = { foldingRangeProvider: true };

/** Where another YAML extension folds, it does. */
export const isOffered = ({ ownStructure }: InitializationOptions): boolean => ownStructure === true;

export function register({ connection, documents, service }: Context): void {
  connection.onFoldingRanges(({ textDocument }): FoldingRange[] => {
    const document = documents.get(textDocument.uri);
    return document ? service.foldingRanges(toOpenText(document)) : [];
  });
}
