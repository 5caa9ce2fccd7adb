import type { ServerCapabilities } from 'vscode-languageserver';
import { NON_PRIVILEGED, type NonPrivilegedParams, type NonPrivilegedResult } from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';

export const capability: ServerCapabilities = {};

export function register({ connection, documents, service, settings }: Context): void {
  connection.onRequest(
    NON_PRIVILEGED,
    async ({ textDocument, position }: NonPrivilegedParams): Promise<NonPrivilegedResult | null> => {
      const asked = await settings.of(textDocument.uri);
      const document = documents.get(textDocument.uri);
      const markdown =
        document && service.nonPrivilegedPage(openText(document), document.offsetAt(position), asked);
      return markdown === undefined ? null : { markdown };
    },
  );
}
