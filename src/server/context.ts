import type {
  ClientCapabilities,
  Connection,
  ServerCapabilities,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService, OpenText } from '../language/service.ts';
import type { InitializationOptions } from '../protocol/initialization.ts';
import type { ParamsOf, Request, ResultOf } from '../protocol/request.ts';
import type { SettingsSource } from './settings/settings.ts';

/** What every method's handler is given. */
export interface Context {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: LanguageService;
  readonly settings: SettingsSource;
  /** The address of a code's page, where there is one and the client has said where pages are. Set when it does. */
  pageOf: PageOf;
  /** Who reports what is wrong with the YAML itself. */
  syntax: 'ours' | 'theirs';
  /** What the client can do, and what it has of its own. Set when it says so. */
  client: {
    readonly capabilities: ClientCapabilities;
    /** Its command that opens the list of completions. */
    readonly suggestCommand: string | undefined;
    /** True when it has the commands that lenses call. */
    readonly hasCommands: boolean;
    /** True when it asks for diagnostics, so that nothing must be published. */
    readonly pullsDiagnostics: boolean;
  };
}

export type PageOf = (code: string) => string | undefined;

/** One LSP method: what the server announces, and the handler. */
export interface Feature {
  readonly capability: ServerCapabilities;
  /** For what only some clients are told of; all are where it is absent. */
  isOffered?(options: InitializationOptions, capabilities: ClientCapabilities): boolean;
  register(context: Context): void;
}

/** Answers one of our own requests. */
export type RequestHandler<Asked extends Request<never, unknown>> = (
  context: Context,
  params: ParamsOf<Asked>,
) => ResultOf<Asked> | Promise<ResultOf<Asked>>;

export function toOpenText(document: TextDocument): OpenText {
  return { uri: document.uri, version: document.version, text: document.getText() };
}
