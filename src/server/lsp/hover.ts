import { MarkupKind, type ServerCapabilities } from 'vscode-languageserver';
import type { Context } from '../context.ts';
import { toRange } from '../convert.ts';
import { inSteps } from '../in-steps.ts';
import { openPlace } from '../open-document.ts';

export const capability: ServerCapabilities = { hoverProvider: true };

export function register(context: Context): void {
  const { connection, documents, service } = context;
  connection.onHover(async (params, token) => {
    const at = await openPlace(context, params);
    if (!at) return null;
    const { document, text, offset, settings } = at;
    const steps = service.hoverSteps(text, offset, settings);
    if (steps && (await inSteps(steps, document, documents, token)) === undefined) return null;
    const found = service.hover(text, offset, settings);
    if (!found) return null;
    const contents = { kind: MarkupKind.Markdown, value: found.text };
    return { contents, range: toRange(document, found.span) };
  });
}
