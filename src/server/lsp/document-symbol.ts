import { type DocumentSymbol, type ServerCapabilities, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type OutlineEntry, visibleLine } from '../../language/service.ts';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import type { Context } from '../context.ts';
import { toRange } from '../convert.ts';
import { openDocument } from '../open-document.ts';

export const capability: ServerCapabilities = { documentSymbolProvider: { label: 'Calico' } };

/** Another YAML extension has an outline of every file, and two of them would stand side by side. */
export const isOffered = ({ ownStructure }: InitializationOptions): boolean => ownStructure === true;

export function register(context: Context): void {
  const { connection, service } = context;
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const open = await openDocument(context, textDocument);
    if (!open) return [];
    return service.outline(open.text, open.settings).map((entry) => toSymbol(open.document, entry));
  });
}

const KINDS: Record<OutlineEntry['kind'], SymbolKind> = {
  object: SymbolKind.Class,
  map: SymbolKind.Module,
  list: SymbolKind.Array,
  value: SymbolKind.Property,
};

function toSymbol(document: TextDocument, entry: OutlineEntry): DocumentSymbol {
  return {
    name: visibleLine(entry.name),
    detail: visibleLine(entry.detail),
    kind: KINDS[entry.kind],
    range: toRange(document, entry.span),
    selectionRange: toRange(document, entry.nameSpan),
    children: entry.children.map((child) => toSymbol(document, child)),
  };
}
