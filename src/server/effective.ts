import type { ServerCapabilities } from 'vscode-languageserver';
import { EFFECTIVE, type EffectiveParams, type EffectiveResult } from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';

export const capability: ServerCapabilities = {};

export function register({ connection, documents, service, settings }: Context): void {
  connection.onRequest(
    EFFECTIVE,
    async ({ textDocument, position }: EffectiveParams): Promise<EffectiveResult | null> => {
      const asked = await settings.of(textDocument.uri);
      const document = documents.get(textDocument.uri);
      const found = document && service.effectiveAt(openText(document), document.offsetAt(position), asked);
      if (!found) return null;
      const { name, target, text, written, assumptions } = found;
      return { name, targetVersion: target.version.text, text, written, assumptions: [...assumptions] };
    },
  );
}
