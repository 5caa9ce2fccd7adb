import {
  type InlayHint,
  InlayHintRefreshRequest,
  MarkupKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { visibleLine } from '../language/service.ts';
import { type Context, openText } from './context.ts';
import { toSpan } from './convert.ts';

export const capability: ServerCapabilities = { inlayHintProvider: true };

export function register(context: Context): void {
  const { connection, documents, service, settings } = context;

  connection.languages.inlayHint.on(async ({ textDocument, range }): Promise<InlayHint[]> => {
    const asked = await settings.of(textDocument.uri);
    const document = documents.get(textDocument.uri);
    if (!document || !asked.inlayHints.enabled) return [];
    return service
      .inlayHints(openText(document), toSpan(document, range), asked)
      .map(({ offset, label, tooltip }) => ({
        position: document.positionAt(offset),
        label: visibleLine(label),
        tooltip: { kind: MarkupKind.Markdown, value: tooltip },
        paddingLeft: true,
      }));
  });

  settings.onChange(() => {
    if (context.client.capabilities.workspace?.inlayHint?.refreshSupport) {
      void connection.sendRequest(InlayHintRefreshRequest.type);
    }
  });
}
