import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction as LspCodeAction,
  type Range,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from '../language/service.ts';
import { type Context, openText } from './context.ts';
import { toDiagnostic, toSpan, toWorkspaceEdit } from './convert.ts';
import type { ServerSettings } from './settings.ts';

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
  readonly index: number;
}

export function register(server: Context): void {
  const { connection, documents, service, settings } = server;

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    const asked = await settings.of(uri);
    const document = documents.get(uri);
    if (!document) return [];
    const { only } = context;
    const { codeAction } = server.client.capabilities.textDocument ?? {};
    const canResolve = codeAction?.resolveSupport?.properties.includes('edit') ?? false;
    const isWanted = (kind: string) => !only || only.some((wanted) => isKind(kind, wanted));
    const listed = WANTED_KINDS.some(isWanted) ? actionsAt(document, range, asked) : [];
    const actions = listed.flatMap((action, index) => {
      // A client that cannot show why not would show an action that does nothing.
      const isMute = action.disabled !== undefined && !codeAction?.disabledSupport;
      const isUnasked = action.onRequest && context.triggerKind === CodeActionTriggerKind.Automatic;
      if (!isWanted(action.kind) || isMute || isUnasked) return [];
      const data: Unresolved = { uri, version: document.version, range, index };
      return [canResolve ? { ...outline(document, action), data } : complete(document, action)];
    });
    // Nobody but who asks for it is to have a whole file changed.
    const isOnDemand = only !== undefined && isWanted(FIX_ALL);
    const all = isOnDemand ? service.fixAllAction(openText(document), asked) : undefined;
    return all ? [...actions, { ...complete(document, all), kind: FIX_ALL }] : actions;
  });

  connection.onCodeActionResolve(async (action) => {
    const { uri, version, range, index } = action.data as Unresolved;
    const asked = await settings.of(uri);
    const document = documents.get(uri);
    if (document?.version !== version) return action;
    const listed = actionsAt(document, range, asked)[index];
    return listed?.title === action.title ? { ...action, edit: editOf(document, listed) } : action;
  });

  function actionsAt(document: TextDocument, range: Range, asked: ServerSettings): CodeAction[] {
    return service.codeActions(openText(document), toSpan(document, range), asked);
  }

  function complete(document: TextDocument, action: CodeAction): LspCodeAction {
    return { ...outline(document, action), edit: editOf(document, action) };
  }

  function outline(document: TextDocument, action: CodeAction): LspCodeAction {
    const { title, kind, diagnostic, preferred, disabled } = action;
    return {
      title,
      kind,
      isPreferred: preferred || undefined,
      disabled: disabled === undefined ? undefined : { reason: disabled },
      diagnostics: diagnostic && [toDiagnostic(document, diagnostic, server.pageOf)],
    };
  }

  function editOf(document: TextDocument, action: CodeAction) {
    return action.disabled === undefined
      ? toWorkspaceEdit(document, action, server.client.capabilities)
      : undefined;
  }
}

const WANTED_KINDS: readonly CodeAction['kind'][] = ['quickfix', 'refactor.rewrite'];

/** `refactor` asks for `refactor.rewrite` too. */
function isKind(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`);
}
