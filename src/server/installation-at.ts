import type { ServerCapabilities } from 'vscode-languageserver';
import {
  INSTALLATION_AT,
  type InstallationAtParams,
  type InstallationAtResult,
} from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';
import { toRange } from './convert.ts';

export const capability: ServerCapabilities = {};

export function register({ connection, documents, service, settings }: Context): void {
  connection.onRequest(
    INSTALLATION_AT,
    async ({ textDocument, position }: InstallationAtParams): Promise<InstallationAtResult | null> => {
      const asked = await settings.of(textDocument.uri);
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      const found = service.installationAt(openText(document), document.offsetAt(position), asked);
      if (!found) return null;
      const { name, manifest, whole, target, errors, span } = found;
      return {
        name,
        manifest,
        whole,
        range: toRange(document, span),
        targetVersion: target.version.text,
        targetVersionSource: target.source,
        errors: [...errors],
      };
    },
  );
}
