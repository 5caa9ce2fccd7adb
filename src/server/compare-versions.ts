import type { ServerCapabilities } from 'vscode-languageserver';
import {
  COMPARE_VERSIONS,
  type CompareVersionsParams,
  type CompareVersionsResult,
} from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';

export const capability: ServerCapabilities = {};

export function register({ connection, documents, service, settings }: Context): void {
  connection.onRequest(
    COMPARE_VERSIONS,
    async ({
      textDocument,
      position,
      from,
      to,
    }: CompareVersionsParams): Promise<CompareVersionsResult | null> => {
      const asked = await settings.of(textDocument.uri);
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      const offset = document.offsetAt(position);
      return (
        service.compareVersions(openText(document), offset, { from: from ?? undefined, to }, asked) ?? null
      );
    },
  );
}
