import {
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Diagnostic,
  type CodeAction as LspCodeAction,
  type Position,
  type Range,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction, visibleLine } from '../../language/service.ts';
import type { Context } from '../context.ts';
import { SOURCE, toDiagnostic, toSpan, toWorkspaceEdit } from '../convert.ts';
import { isRange } from '../malformed.ts';
import { type OpenDocument, openDocument } from '../open-document.ts';

/** Ours among those that `editor.codeActionsOnSave` can name. */
const FIX_ALL = 'source.fixAll.calicoInstallation';

export const capability: ServerCapabilities = {
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
    resolveProvider: true,
  },
};

/** What an action carries until somebody takes it. */
interface Unresolved {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
  /** What the client has named, where it is not in the range. */
  readonly named?: readonly Named[];
  readonly index: number;
}

/** A diagnostic of ours. */
interface Named {
  readonly code: string;
  readonly range: Range;
}

export function register(server: Context): void {
  const { connection, service } = server;

  connection.onCodeAction(async ({ textDocument, range, context: given }) => {
    const open = await openDocument(server, textDocument);
    if (!open) return [];
    const { document } = open;
    const { uri, version } = document;
    // Not every client says why it asks.
    const context: Partial<CodeActionContext> = given ?? {};
    const only = context.only ?? undefined;
    const { codeAction } = server.client.capabilities.textDocument ?? {};
    const canResolve = codeAction?.resolveSupport?.properties.includes('edit') ?? false;
    const isWanted = (kind: string) => !only || only.some((wanted) => isKind(kind, wanted));
    // Many editors ask with the cursor alone, and name what is underlined in its line.
    const named = namedOutside(range, context.diagnostics ?? []);
    const listed = WANTED_KINDS.some(isWanted) ? actionsAt(open, { range, named }) : [];
    const actions = listed.flatMap((action, index) => {
      // A client that cannot show why not would show an action that does nothing.
      const isMute = action.disabled !== undefined && !codeAction?.disabledSupport;
      const isUnasked = action.onRequest && context.triggerKind === CodeActionTriggerKind.Automatic;
      if (!isWanted(action.kind) || isMute || isUnasked) return [];
      const data: Unresolved = { uri, version, range, named, index };
      return [canResolve ? { ...outline(document, action), data } : complete(document, action)];
    });
    // Nobody but who asks for it is to have a whole file changed.
    const isOnDemand = only !== undefined && isWanted(FIX_ALL);
    const all = isOnDemand ? service.fixAllAction(open.text, open.settings) : undefined;
    return all ? [...actions, { ...complete(document, all), kind: FIX_ALL }] : actions;
  });

  connection.onCodeActionResolve(async (action) => {
    if (!isUnresolved(action.data)) return action;
    const { uri, version, range, named, index } = action.data;
    const open = await openDocument(server, { uri });
    if (open?.document.version !== version) return action;
    const listed = actionsAt(open, { range, named })[index];
    return listed && visibleLine(listed.title) === action.title
      ? { ...action, edit: editOf(open.document, listed) }
      : action;
  });

  function actionsAt(
    { document, text, settings }: OpenDocument,
    { range, named }: Pick<Unresolved, 'range' | 'named'>,
  ): CodeAction[] {
    const meant = named?.map((one) => ({ code: one.code, span: toSpan(document, one.range) }));
    return service.codeActions(text, toSpan(document, range), settings, meant);
  }

  function complete(document: TextDocument, action: CodeAction): LspCodeAction {
    return { ...outline(document, action), edit: editOf(document, action) };
  }

  function outline(document: TextDocument, action: CodeAction): LspCodeAction {
    const { title, kind, diagnostic, preferred, disabled } = action;
    return {
      title: visibleLine(title),
      kind,
      isPreferred: preferred || undefined,
      disabled: disabled === undefined ? undefined : { reason: visibleLine(disabled) },
      diagnostics: diagnostic && [toDiagnostic(document, diagnostic, server.pageOf)],
    };
  }

  function editOf(document: TextDocument, action: CodeAction) {
    return action.disabled === undefined
      ? toWorkspaceEdit(document, action, server.client.capabilities)
      : undefined;
  }
}

/** What we have handed out; a client may ask for what others have, too. */
function isUnresolved(data: unknown): data is Unresolved {
  const { uri, range, index, named = [] } = Object(data) as Partial<Record<keyof Unresolved, unknown>>;
  const isNamed = Array.isArray(named) && named.every((one) => isRange(Object(one).range));
  return typeof uri === 'string' && Number.isInteger(index) && isRange(range) && isNamed;
}

const WANTED_KINDS: readonly CodeAction['kind'][] = ['quickfix', 'refactor.rewrite'];

/** Ours; what others say of the same place is theirs to mend. */
function namedOutside({ start, end }: Range, diagnostics: readonly Diagnostic[]): Named[] | undefined {
  const isOutside = ({ range }: Named) => isBefore(range.end, start) || isBefore(end, range.start);
  const named = diagnostics.flatMap(({ source, code, range }) =>
    source === SOURCE && typeof code === 'string' ? { code, range } : [],
  );
  const outside = named.filter(isOutside);
  return outside.length > 0 ? outside : undefined;
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** `refactor` asks for `refactor.rewrite` too. */
function isKind(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`);
}
