import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createLanguageService,
  type LanguageService,
  page as rulePageOf,
  type ServiceOptions,
} from '../language/service.ts';
import type { InitializationOptions } from '../protocol/initialization.ts';
import type { Context, Feature } from './context.ts';
import * as codeAction from './lsp/code-action.ts';
import * as codeLens from './lsp/code-lens.ts';
import * as completion from './lsp/completion.ts';
import * as diagnostics from './lsp/diagnostics.ts';
import * as documentLink from './lsp/document-link.ts';
import * as documentSymbol from './lsp/document-symbol.ts';
import * as foldingRange from './lsp/folding-range.ts';
import * as hover from './lsp/hover.ts';
import * as inlayHint from './lsp/inlay-hint.ts';
import * as pullDiagnostics from './lsp/pull-diagnostics.ts';
import * as selectionRange from './lsp/selection-range.ts';
import { answerMalformed } from './malformed.ts';
import { answerRequests } from './requests/answers.ts';
import { followClusters } from './settings/cluster-settings.ts';
import { followSettings } from './settings/settings.ts';
import type { Files } from './workspace/files.ts';
import { followWorkspace } from './workspace/follow-workspace.ts';

/** One file per method of LSP; each says what it can do and registers its handler. */
const FEATURES: readonly Feature[] = [
  diagnostics,
  pullDiagnostics,
  hover,
  completion,
  codeAction,
  codeLens,
  inlayHint,
  documentSymbol,
  foldingRange,
  selectionRange,
  documentLink,
];

export interface ServerOptions {
  /** Told of the length of each text that is opened. */
  readonly onOpen?: (length: number) => void;
  /** The files of the workspace; where they are absent, each text is judged by itself. */
  readonly files?: Files;
  /** Where it is absent, one is made. */
  readonly service?: LanguageService;
}

export function startServer(connection: Connection, options: ServerOptions = {}): void {
  const onRuleFailure: ServiceOptions['onRuleFailure'] = (rule, error) =>
    connection.console.error(`rule ${rule.id} failed: ${String(error)}`);
  const { onOpen, files, service = createLanguageService({ onRuleFailure }) } = options;
  const documents = new TextDocuments(TextDocument);
  const ofClient = followSettings(connection, (uri) => documents.get(uri) !== undefined);
  const ofClusters = followClusters(connection, ofClient);
  const settings = followWorkspace({ connection, documents, service, settings: ofClusters, files });
  const context: Context = {
    connection,
    documents,
    service,
    settings,
    pageOf: () => undefined,
    syntax: 'ours',
    client: { capabilities: {}, suggestCommand: undefined, hasCommands: false, pullsDiagnostics: false },
  };

  connection.onInitialize((params) => {
    const { capabilities, initializationOptions } = params;
    ofClient.initialize(capabilities);
    settings.initialize(params);
    const options = (initializationOptions ?? {}) as InitializationOptions;
    const { rulePageBase, suggestCommand, clientCommands } = options;
    context.client = {
      capabilities,
      suggestCommand: typeof suggestCommand === 'string' ? suggestCommand : undefined,
      hasCommands: clientCommands === true,
      pullsDiagnostics: pullDiagnostics.isOffered(options, capabilities),
    };
    if (options.syntaxDiagnostics === false) context.syntax = 'theirs';
    if (typeof rulePageBase === 'string') {
      context.pageOf = (code) => (rulePageOf(code) === undefined ? undefined : rulePageBase + code);
    }
    return {
      serverInfo: { name: 'calico-installation' },
      capabilities: Object.assign(
        {
          textDocumentSync: TextDocumentSyncKind.Incremental,
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        },
        ...FEATURES.filter(({ isOffered }) => isOffered?.(options, capabilities) ?? true).map(
          ({ capability }) => capability,
        ),
      ),
    };
  });
  // A connection has one handler of this: whoever sets another takes the first one away.
  connection.onInitialized(() => {
    ofClient.start();
    settings.start();
  });
  for (const feature of FEATURES) feature.register(context);
  answerRequests(context);
  answerMalformed(connection);
  if (onOpen) documents.onDidOpen(({ document }) => onOpen(document.getText().length));
  documents.onDidClose(({ document }) => service.forget(document.uri));
  documents.listen(connection);
  connection.listen();
}
