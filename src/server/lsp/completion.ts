import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem as LspCompletionItem,
  MarkupKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CompletionItem,
  type CompletionTopic,
  resolveCompletion,
  visibleLine,
} from '../../language/service.ts';
import type { Context } from '../context.ts';
import { toRange } from '../convert.ts';
import { openPlace } from '../open-document.ts';

export const capability: ServerCapabilities = {
  completionProvider: { resolveProvider: true, triggerCharacters: [' ', ':', '-', '"', '{', '['] },
};

export function register(server: Context): void {
  const { connection, service } = server;
  connection.onCompletion(async ({ context, ...params }) => {
    const at = await openPlace(server, params);
    if (!at) return [];
    const { document, text, offset, settings } = at;
    // A blank opens the list behind a colon or a dash, and not while somebody indents a line or writes a comment.
    if (context?.triggerCharacter === ' ' && !/[:-] $/.test(text.text.slice(Math.max(0, offset - 2), offset)))
      return [];
    return service.completion(text, offset, settings).map((item) => toCompletionItem(document, item, server));
  });
  connection.onCompletionResolve((item) => {
    const value = isTopic(item.data) ? resolveCompletion(item.data) : undefined;
    return value ? { ...item, documentation: { kind: MarkupKind.Markdown, value } } : item;
  });
}

/** What we have handed out; a client may ask for what others have, too. */
function isTopic(data: unknown): data is CompletionTopic {
  const { path, version, value, text } = Object(data) as Partial<Record<keyof CompletionTopic, unknown>>;
  const isText = (one: unknown) => one === undefined || typeof one === 'string';
  const isPath = Array.isArray(path) && path.every((step) => /^(?:string|number)$/.test(typeof step));
  return isPath && typeof version === 'string' && isText(value) && isText(text);
}

const KINDS: Record<CompletionItem['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  item: CompletionItemKind.Struct,
  skeleton: CompletionItemKind.Snippet,
};

function toCompletionItem(
  document: TextDocument,
  item: CompletionItem,
  { client }: Context,
): LspCompletionItem {
  const can = client.capabilities.textDocument?.completion?.completionItem;
  const snippet = can?.snippetSupport ? item.snippet : undefined;
  const { suggestCommand } = client;
  return {
    label: visibleLine(item.label),
    kind: KINDS[item.kind],
    detail: visibleLine(item.detail) || undefined,
    tags: item.deprecated && can?.tagSupport ? [CompletionItemTag.Deprecated] : undefined,
    deprecated: (item.deprecated && !can?.tagSupport) || undefined,
    sortText: item.sortText,
    filterText: item.filterText,
    insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
    // Its lines are indented already.
    insertTextMode: can?.insertTextModeSupport ? InsertTextMode.asIs : undefined,
    textEdit: { range: toRange(document, item.span), newText: snippet ?? item.newText },
    command: item.opensValue && suggestCommand ? { title: 'Suggest', command: suggestCommand } : undefined,
    data: item.topic,
  };
}
