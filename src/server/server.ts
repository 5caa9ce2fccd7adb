import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService, page as rulePageOf } from '../language/service.ts';
import type { InitializationOptions } from '../protocol/requests.ts';
import * as codeAction from './code-action.ts';
import * as completion from './completion.ts';
import type { Context, Feature } from './context.ts';
import * as diagnostics from './diagnostics.ts';
import * as hover from './hover.ts';
import * as installationAt from './installation-at.ts';
import * as nonPrivilegedEdit from './non-privileged-edit.ts';
import * as page from './page.ts';
import * as releases from './releases.ts';
import { followSettings } from './settings.ts';
import * as targetVersionEdit from './target-version-edit.ts';

/** One file per method; each says what it can do and registers its handler. */
const FEATURES: readonly Feature[] = [
  diagnostics,
  hover,
  completion,
  codeAction,
  installationAt,
  nonPrivilegedEdit,
  targetVersionEdit,
  releases,
  page,
];

export function startServer(connection: Connection): void {
  const service = createLanguageService({
    onRuleFailure: (rule, error) => connection.console.error(`rule ${rule.id} failed: ${String(error)}`),
  });
  const documents = new TextDocuments(TextDocument);
  const settings = followSettings(connection);
  const context: Context = {
    connection,
    documents,
    service,
    settings,
    pageOf: () => undefined,
    client: { capabilities: {}, suggestCommand: undefined },
  };

  connection.onInitialize(({ capabilities, initializationOptions }) => {
    settings.initialize(capabilities);
    const { rulePageBase, suggestCommand } = (initializationOptions ?? {}) as InitializationOptions;
    context.client = {
      capabilities,
      suggestCommand: typeof suggestCommand === 'string' ? suggestCommand : undefined,
    };
    if (typeof rulePageBase === 'string') {
      context.pageOf = (code) => (rulePageOf(code) === undefined ? undefined : rulePageBase + code);
    }
    return {
      serverInfo: { name: 'calico-installation' },
      capabilities: Object.assign(
        { textDocumentSync: TextDocumentSyncKind.Incremental },
        ...FEATURES.map((feature) => feature.capability),
      ),
    };
  });
  for (const feature of FEATURES) feature.register(context);
  documents.onDidClose(({ document }) => service.forget(document.uri));
  documents.listen(connection);
  connection.listen();
}
