import {
  CodeLensRefreshRequest,
  LSPErrorCodes,
  type CodeLens as LspCodeLens,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { type CodeLens, visibleLine } from '../language/service.ts';
import { LENS_COMMANDS, type Position } from '../protocol/requests.ts';
import { type Context, openText } from './context.ts';
import { toRange } from './convert.ts';
import { inSteps } from './in-steps.ts';
import { createLensMemory } from './lens-memory.ts';

export const capability: ServerCapabilities = { codeLensProvider: { resolveProvider: true } };

/** What a lens carries until somebody looks at it. */
interface Unresolved {
  readonly uri: string;
  readonly position: Position;
}

/** Lenses that do nothing but call the client. */
const NEEDS_CLIENT: ReadonlySet<CodeLens['kind']> = new Set(['apply', 'diff', 'check-cluster']);

export function register(context: Context): void {
  const { connection, documents, service, settings } = context;
  const memory = createLensMemory();

  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const asked = await settings.of(uri);
    const document = documents.get(uri);
    if (!document || !asked.codeLens.enabled) return [];
    const lenses = service
      .codeLenses(openText(document), asked)
      .filter(({ kind }) => context.client.hasCommands || !NEEDS_CLIENT.has(kind))
      .map(({ kind, title, span }): LspCodeLens => {
        const range = toRange(document, span);
        // Its title takes a verdict of every release, which is too much for a lens that nobody scrolls to.
        if (kind === 'compatibility')
          return { range, data: { uri, position: range.start } satisfies Unresolved };
        return { range, command: commandOf(kind, title, uri, range.start) };
      });
    const isReadable = !service
      .diagnostics(openText(document), asked)
      .some(({ code }) => code.startsWith('yaml-'));
    return memory.shown(document, lenses, isReadable);
  });
  documents.onDidClose(({ document }) => memory.forget(document.uri));

  connection.onCodeLensResolve(async (lens, token) => {
    const { uri, position } = lens.data as Unresolved;
    const asked = await settings.of(uri);
    const document = documents.get(uri);
    const steps =
      document && service.compatibilityTitle(openText(document), document.offsetAt(position), asked);
    const title = steps && (await inSteps(steps, document, documents, token));
    // After a change the client asks for all lenses again, so nothing is lost with this one.
    if (title === undefined) throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed.');
    const resolved = { ...lens, command: commandOf('compatibility', title, uri, position) };
    if (document) memory.resolved(document, resolved);
    return resolved;
  });

  settings.onChange(() => {
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
