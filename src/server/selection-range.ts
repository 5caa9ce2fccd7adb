import type { SelectionRange, ServerCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';
import { toRange } from './convert.ts';

export const capability: ServerCapabilities = { selectionRangeProvider: true };

/** Where another YAML extension tells how a selection grows, it does. */
export const isOffered = ({ ownStructure }: InitializationOptions): boolean => ownStructure === true;

export function register({ connection, documents, service, settings }: Context): void {
  connection.onSelectionRanges(async ({ textDocument, positions }): Promise<SelectionRange[]> => {
    const asked = await settings.of(textDocument.uri);
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    return positions.map((position) => {
      const spans = service.selectionSpans(openText(document), document.offsetAt(position), asked);
      const ranges = spans.map((span) => toRange(document, span));
      // The text itself is always among them.
      return ranges.reduceRight<SelectionRange | undefined>(
        (parent, range) => ({ range, parent }),
        undefined,
      )!;
    });
  });
}
