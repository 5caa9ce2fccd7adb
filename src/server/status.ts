import type { ServerCapabilities } from 'vscode-languageserver';
import { STATUS, type StatusParams, type StatusResult } from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';

export const capability: ServerCapabilities = {};

export function register({ connection, documents, service, settings }: Context): void {
  connection.onRequest(
    STATUS,
    async ({ textDocument, position }: StatusParams): Promise<StatusResult | null> => {
      const asked = await settings.of(textDocument.uri);
      const document = documents.get(textDocument.uri);
      const offset = position && document?.offsetAt(position);
      const found = document && service.status(openText(document), offset, asked);
      if (!found) return null;
      const { target, form, nonPrivileged, installations, clusterSchema } = found;
      return {
        targetVersion: target.version.text,
        targetVersionSource: target.source,
        targetVersionNote: target.note,
        form,
        nonPrivileged,
        installations,
        clusterSchema: clusterSchema && { context: clusterSchema.context, hash: clusterSchema.hash },
      };
    },
  );
}
