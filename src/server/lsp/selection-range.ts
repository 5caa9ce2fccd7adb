import type { SelectionRange, ServerCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import type { Context } from '../context.ts';
import { toRange } from '../convert.ts';
import { openDocument } from '../open-document.ts';

export const capability: ServerCapabilities = { selectionRangeProvider: true };

/** Where another YAML extension tells how a selection grows, it does. */
export const isOffered = ({ ownStructure }: InitializationOptions): boolean => ownStructure === true;

export function register(context: Context): void {
  const { connection, service } = context;
  connection.onSelectionRanges(async ({ textDocument, positions }): Promise<SelectionRange[]> => {
    const open = await openDocument(context, textDocument);
    if (!open) return [];
    const { document, text, settings } = open;
    return positions.map((position) => {
      const spans = service.selectionSpans(text, document.offsetAt(position), settings);
      const ranges = spans.map((span) => toRange(document, span));
      // The text itself is always among them.
      return ranges.reduceRight<SelectionRange | undefined>(
        (parent, range) => ({ range, parent }),
        undefined,
      )!;
    });
  });
}
