import {
  CodeLensRefreshRequest,
  LSPErrorCodes,
  type CodeLens as LspCodeLens,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { type CodeLens, visibleLine } from '../../language/service.ts';
import { LENS_COMMANDS } from '../../protocol/initialization.ts';
import type { Position } from '../../protocol/text.ts';
import type { Context } from '../context.ts';
import { toRange } from '../convert.ts';
import { inSteps } from '../in-steps.ts';
import { isPosition } from '../malformed.ts';
import { openDocument, openPlace } from '../open-document.ts';
import { createLensMemory } from './lens-memory.ts';

export const capability: ServerCapabilities = { codeLensProvider: { resolveProvider: true } };

/** What a lens carries until somebody looks at it. */
interface Unresolved {
  readonly uri: string;
  readonly position: Position;
}

function isUnresolved(data: unknown): data is Unresolved {
  const { uri, position } = Object(data) as Partial<Record<keyof Unresolved, unknown>>;
  return typeof uri === 'string' && isPosition(position);
}

/** Lenses that do nothing but call the client. */
const NEEDS_CLIENT: ReadonlySet<CodeLens['kind']> = new Set(['apply', 'diff', 'check-cluster']);

export function register(context: Context): void {
  const { connection, documents, service } = context;
  const memory = createLensMemory();

  connection.onCodeLens(async ({ textDocument }) => {
    const open = await openDocument(context, textDocument);
    if (!open?.settings.codeLens.enabled) return [];
    const { document, text, settings } = open;
    const { uri } = document;
    const lenses = service
      .codeLenses(text, settings)
      .filter(({ kind }) => context.client.hasCommands || !NEEDS_CLIENT.has(kind))
      .map(({ kind, title, span }): LspCodeLens => {
        const range = toRange(document, span);
        // Its title takes a verdict of every release, which is too much for a lens that nobody scrolls to.
        if (kind === 'compatibility')
          return { range, data: { uri, position: range.start } satisfies Unresolved };
        return { range, command: commandOf(kind, title, uri, range.start) };
      });
    const isReadable = !service.diagnostics(text, settings).some(({ code }) => code.startsWith('yaml-'));
    return memory.shown(document, lenses, isReadable);
  });
  documents.onDidClose(({ document }) => memory.forget(document.uri));

  connection.onCodeLensResolve(async (lens, token) => {
    if (!isUnresolved(lens.data)) return lens;
    const { uri, position } = lens.data;
    const at = await openPlace(context, { textDocument: { uri }, position });
    const steps = at && service.compatibilityTitle(at.text, at.offset, at.settings);
    const title = steps && (await inSteps(steps, at.document, documents, token));
    // After a change the client asks for all lenses again, so nothing is lost with this one.
    if (title === undefined) throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed.');
    const resolved = { ...lens, command: commandOf('compatibility', title, uri, position) };
    if (at) memory.resolved(at.document, resolved);
    return resolved;
  });

  context.settings.onChange(() => {
    if (context.client.capabilities.workspace?.codeLens?.refreshSupport) {
      void connection.sendRequest(CodeLensRefreshRequest.type);
    }
  });

  /** Without a command of the client the lens only tells; an empty id is how the protocol says so. */
  function commandOf(kind: CodeLens['kind'], text: string, uri: string, position: Position) {
    const title = visibleLine(text);
    if (!context.client.hasCommands) return { title, command: '' };
    return { title, command: LENS_COMMANDS[kind], arguments: [uri, position] };
  }
}
