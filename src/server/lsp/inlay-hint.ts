import {
  type InlayHint,
  InlayHintRefreshRequest,
  MarkupKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { visibleLine } from '../../language/service.ts';
import type { Context } from '../context.ts';
import { toSpan } from '../convert.ts';
import { openDocument } from '../open-document.ts';

export const capability: ServerCapabilities = { inlayHintProvider: true };

export function register(context: Context): void {
  const { connection, service } = context;

  connection.languages.inlayHint.on(async ({ textDocument, range }): Promise<InlayHint[]> => {
    const open = await openDocument(context, textDocument);
    if (!open?.settings.inlayHints.enabled) return [];
    const { document, text, settings } = open;
    return service.inlayHints(text, toSpan(document, range), settings).map(({ offset, label, tooltip }) => ({
      position: document.positionAt(offset),
      label: visibleLine(label),
      tooltip: { kind: MarkupKind.Markdown, value: tooltip },
      paddingLeft: true,
    }));
  });

  context.settings.onChange(() => {
    if (context.client.capabilities.workspace?.inlayHint?.refreshSupport) {
      void connection.sendRequest(InlayHintRefreshRequest.type);
    }
  });
}
