import type { ServerCapabilities } from 'vscode-languageserver';
import {
  NON_PRIVILEGED_EDIT,
  type NonPrivilegedEditParams,
  type NonPrivilegedEditResult,
} from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';
import { toTextEdits } from './convert.ts';

export const capability: ServerCapabilities = {};

export function register({ connection, documents, service, settings }: Context): void {
  connection.onRequest(
    NON_PRIVILEGED_EDIT,
    async ({
      textDocument,
      position,
      action,
    }: NonPrivilegedEditParams): Promise<NonPrivilegedEditResult | null> => {
      const asked = await settings.of(textDocument.uri);
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      const found = service.nonPrivilegedEdit(openText(document), document.offsetAt(position), action, asked);
      if (!found) return null;
      const plan = found.plan && {
        title: found.plan.title,
        parts: found.plan.parts.map(({ label, edits }) => ({ label, edits: toTextEdits(document, edits) })),
      };
      return { edits: toTextEdits(document, found.edits), caveats: [...found.caveats], plan };
    },
  );
}
