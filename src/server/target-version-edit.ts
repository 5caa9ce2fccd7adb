import type { ServerCapabilities } from 'vscode-languageserver';
import {
  TARGET_VERSION_EDIT,
  type TargetVersionEditParams,
  type TargetVersionEditResult,
} from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';
import { toTextEdits } from './convert.ts';

export const capability: ServerCapabilities = {};

export function register({ connection, documents, service, settings }: Context): void {
  connection.onRequest(
    TARGET_VERSION_EDIT,
    async ({
      textDocument,
      position,
      version,
    }: TargetVersionEditParams): Promise<TargetVersionEditResult | null> => {
      const asked = await settings.of(textDocument.uri);
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      const edits = service.targetVersionEdit(
        openText(document),
        document.offsetAt(position),
        version,
        asked,
      );
      return edits ? { edits: toTextEdits(document, edits) } : null;
    },
  );
}
