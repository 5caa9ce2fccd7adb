import { MarkupKind, type ServerCapabilities } from 'vscode-languageserver';
import { type Context, openText } from './context.ts';
import { toRange } from './convert.ts';
import { inSteps } from './in-steps.ts';

export const capability: ServerCapabilities = { hoverProvider: true };

export function register({ connection, documents, service, settings }: Context): void {
  connection.onHover(async ({ textDocument, position }, token) => {
    const asked = await settings.of(textDocument.uri);
    const document = documents.get(textDocument.uri);
    if (!document) return null;
    const text = openText(document);
    const offset = document.offsetAt(position);
    const steps = service.hoverSteps(text, offset, asked);
    if (steps && (await inSteps(steps, document, documents, token)) === undefined) return null;
    const found = service.hover(text, offset, asked);
    if (!found) return null;
    const contents = { kind: MarkupKind.Markdown, value: found.text };
    return { contents, range: toRange(document, found.span) };
  });
}
