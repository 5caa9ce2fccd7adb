import { PassThrough } from 'node:stream';
import {
  type CancellationToken,
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type Position,
  ProposedFeatures,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { LanguageService } from '../../../src/language/service.ts';
import type { InitializationOptions } from '../../../src/protocol/initialization.ts';
import type { Notification, ParamsOf, Request, ResultOf } from '../../../src/protocol/request.ts';
import { CONNECTION_OPTIONS } from '../../../src/server/connection-options.ts';
import { startServer } from '../../../src/server/server.ts';
import type { Files } from '../../../src/server/workspace/files.ts';

/** What a client is; all of it may be left out. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly options?: InitializationOptions;
  /** What `calicoInstallation` holds in the client's settings. */
  readonly settings?: Record<string, unknown>;
  /** What is answered for them, and when, where it is not just that. */
  readonly configuration?: (settings: Record<string, unknown>) => Promise<Record<string, unknown>>;
  /** What the server judges texts with. */
  readonly service?: LanguageService;
  /** What the server finds on its machine. */
  readonly files?: Files;
  /** The addresses of the folders that are open. */
  readonly folders?: readonly string[];
}

/** A client that is connected to a server of its own, in this process and over the real protocol. */
export interface Client {
  readonly serverCapabilities: ServerCapabilities;
  /** Opens a text, and returns the address that it has from then on. */
  open(text: string, uri?: string): string;
  /** Takes a text away again. */
  shut(uri: string): void;
  /** Replaces all of a text that is open. */
  rewrite(uri: string, text: string): void;
  /** A request about a text: what is given beside `textDocument` is sent as it stands. */
  ask<Answer>(method: string, uri: string, params?: object): Promise<Answer>;
  send<Answer>(method: string, params: unknown, token?: CancellationToken): Promise<Answer>;
  /** One of our own requests. */
  request<Asked extends Request<never, unknown>>(
    asked: Asked,
    params: ParamsOf<Asked>,
  ): Promise<ResultOf<Asked>>;
  notify(method: string, params: object): void;
  /** One of our own notifications. */
  tell<Params extends object>(told: Notification<Params>, params: Params): void;
  /** All diagnostics so far, in their order. */
  readonly received: readonly PublishDiagnosticsParams[];
  /** The next diagnostics of a text. */
  published(uri: string): Promise<PublishDiagnosticsParams>;
  /** Changes the settings, and tells the server so. */
  change(settings: Record<string, unknown>): void;
  /** Called for each request of this name that the server sends. */
  onRequest(method: string, handler: () => void): void;
  close(): void;
}

export async function connect({
  capabilities = {},
  options = {},
  settings = {},
  configuration,
  service,
  files,
  folders,
}: ClientOptions = {}): Promise<Client> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  startServer(
    createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(up),
      new StreamMessageWriter(down),
      CONNECTION_OPTIONS,
    ),
    { files, service },
  );
  const wire = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  let current = settings;
  const published: PublishDiagnosticsParams[] = [];
  const received: PublishDiagnosticsParams[] = [];
  const waiting: (() => void)[] = [];
  wire.onRequest(ConfigurationRequest.type, ({ items }) =>
    Promise.all(items.map(() => configuration?.(current) ?? current)),
  );
  wire.onRequest('client/registerCapability', () => null);
  wire.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    received.push(params);
    for (const wake of waiting.splice(0)) wake();
  });
  wire.listen();
  const { capabilities: serverCapabilities } = await wire.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: folders?.map((uri) => ({ uri, name: uri })),
    capabilities: { ...capabilities, workspace: { configuration: true, ...capabilities.workspace } },
    initializationOptions: options,
  });
  await wire.sendNotification(InitializedNotification.type, {});
  let opened = 0;
  let version = 1;

  return {
    serverCapabilities,
    open: (text, uri = `file:///folder/${++opened}.yaml`) => {
      const textDocument = { uri, languageId: 'yaml', version: 1, text };
      void wire.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      return uri;
    },
    shut: (uri) =>
      void wire.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    rewrite: (uri, text) => {
      const textDocument = { uri, version: ++version };
      void wire.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument,
        contentChanges: [{ text }],
      });
    },
    ask: (method, uri, params = {}) => wire.sendRequest(method, { textDocument: { uri }, ...params }),
    send: (method, params, token) =>
      token ? wire.sendRequest(method, params, token) : wire.sendRequest(method, params),
    request: ({ method }, params) => wire.sendRequest(method, params),
    notify: (method, params) => void wire.sendNotification(method, params),
    tell: ({ method }, params) => void wire.sendNotification(method, params),
    received,
    published: async (uri) => {
      while (true) {
        const index = published.findIndex((params) => params.uri === uri);
        if (index >= 0) return published.splice(index, 1)[0]!;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    change: (changed) => {
      current = changed;
      void wire.sendNotification(DidChangeConfigurationNotification.type, {
        settings: { calicoInstallation: changed },
      });
    },
    onRequest: (method, handler) => {
      wire.onRequest(method, () => {
        handler();
        return null;
      });
    },
    close: () => {
      wire.dispose();
      up.destroy();
      down.destroy();
    },
  };
}

/** Where a word first stands in a text; `by` characters further on. */
export function positionOf(text: string, word: string, by = 0): Position {
  const before = text.slice(0, text.indexOf(word) + by).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}
