import { MarkupKind, type ServerCapabilities } from 'vscode-languageserver';
import { type Context, openText } from './context.ts';
import { toRange } from './convert.ts';

export const capability: ServerCapabilities = { hoverProvider: true };

export function register({ connection, documents, service, settings }: Context): void {
  connection.onHover(async ({ textDocument, position }) => {
    const asked = await settings.of(textDocument.uri);
    const document = documents.get(textDocument.uri);
    if (!document) return null;
    const found = service.hover(openText(document), document.offsetAt(position), asked);
    if (!found) return null;
    const contents = { kind: MarkupKind.Markdown, value: found.text };
    return { contents, range: toRange(document, found.span) };
  });
}
