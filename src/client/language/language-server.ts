import * as vscode from 'vscode';
import {
  CodeLensRequest,
  ErrorCodes,
  LanguageClient,
  type ResponseError,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { CalicoFacts } from '../../cluster/calico-facts.ts';
import { type InitializationOptions, LENS_COMMANDS } from '../../protocol/initialization.ts';
import { type ClusterParams, cluster } from '../../protocol/notifications.ts';
import type { ParamsOf, Request, ResultOf } from '../../protocol/request.ts';
import * as requests from '../../protocol/requests.ts';
import { LIVE_SCHEME } from '../live-documents/file/address.ts';
import { literalLine } from '../window/literal.ts';
import type { Ui } from '../window/ui.ts';
import { calicoFactsOf } from './calico-facts.ts';
import { currentShares } from './coexistence.ts';
import { createUnstick } from './restart-server.ts';
import { OPEN_LIST, openByBlank } from './value-list.ts';

/** Sends a request of ours, and resolves to its answer. */
type Ask<Asked extends Request<never, unknown>> = (params: ParamsOf<Asked>) => Promise<ResultOf<Asked>>;

/** Our own requests, each as a method of its name. */
type Requests = { readonly [Name in keyof typeof requests]: Ask<(typeof requests)[Name]> };

/** What the language server is asked for and told, beyond what VS Code does by itself. */
export interface LanguageServer extends Omit<Requests, 'calicoFacts'> {
  /** Says what is known of a cluster, for one document or for all others; a restart of the server does not lose it. */
  tellCluster(params: ClusterParams): void;
  /** What a change to a cluster hangs on beyond the cluster. */
  readonly calicoFacts: CalicoFacts;
}

/** Where a text may come from. Old states of a file (scheme `git`) have no business among the problems. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-test-web', LIVE_SCHEME];

/** Where the server waits for a debugger while the extension is debugged; `.vscode/launch.json` attaches to it. */
const DEBUG_PORT = 6009;

/** A live object is not applied to itself. */
const ONLY_FOR_FILES: ReadonlySet<string> = new Set([LENS_COMMANDS.apply, LENS_COMMANDS.diff]);

/** The title of a lens is a label. */
function drawn(lens: vscode.CodeLens): vscode.CodeLens {
  if (lens.command) lens.command = { ...lens.command, title: literalLine(lens.command.title) };
  return lens;
}

export interface LanguageServerOptions {
  readonly ui: Ui;
  /** What the address of a rule's page starts with. */
  readonly rulePageBase: string;
  /** Whether a command may run now, by its id; a lens whose command may not is left out. */
  mayRun(command: string): boolean;
}

/** Starts the language server in a process of its own; requests wait until it is there. One that is stuck is replaced. */
export function startLanguageServer(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  { ui, rulePageBase, mayRun }: LanguageServerOptions,
): { readonly server: LanguageServer; readonly client: LanguageClient; restart(): Promise<void> } {
  const unstick = createUnstick(ui, output);
  const program = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const client = new LanguageClient(
    'calicoInstallation',
    'Calico Installation',
    { run: program, debug: { ...program, options: { execArgv: ['--nolazy', `--inspect=${DEBUG_PORT}`] } } },
    {
      documentSelector: SCHEMES.map((scheme) => ({ scheme, language: 'yaml' })),
      outputChannel: output,
      errorHandler: unstick.errorHandler,
      middleware: {
        ...unstick.middleware,
        provideCompletionItem: async (document, position, context, token, next) =>
          openByBlank(await next(document, position, context, token)),
        provideCodeLenses: async (document, token, next) => {
          const lenses = (await next(document, token))?.map(drawn);
          const isLive = document.uri.scheme === LIVE_SCHEME;
          const isOffered = (command: string) => mayRun(command) && !(isLive && ONLY_FOR_FILES.has(command));
          return lenses?.filter(({ command }) => isOffered(command?.command ?? ''));
        },
        resolveCodeLens: async (lens, token, next) => {
          const resolved = await next(lens, token);
          return resolved && drawn(resolved);
        },
      },
      // Asked for at every start, a restart among them.
      initializationOptions: (): InitializationOptions => {
        const { syntax, structure } = currentShares();
        return {
          rulePageBase,
          clientCommands: true,
          suggestCommand: OPEN_LIST,
          // VS Code asks with a delay that one can feel.
          diagnostics: 'push',
          syntaxDiagnostics: syntax,
          ownStructure: structure,
        };
      },
    },
  );
  unstick.attach(client);
  context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => askForLenses(client)));
  const told = new Map<string | undefined, ClusterParams>();
  const tell = (params: ClusterParams) => void client.sendNotification(cluster.method, params);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) for (const params of told.values()) tell(params);
  });
  const started = client.start();
  const ask =
    <Params, Result>({ method }: Request<Params, Result>) =>
    async (params: Params): Promise<Result> => {
      await started;
      try {
        return await client.sendRequest<Result>(method, params);
      } catch (error) {
        if ((error as ResponseError<void>).code !== ErrorCodes.PendingResponseRejected) throw error;
        throw new Error('The language server was restarted before it answered.');
      }
    };
  const asked = Object.fromEntries(
    Object.entries(requests).map(([name, request]) => [name, ask<never, unknown>(request)]),
  ) as Requests;
  return {
    client,
    restart: unstick.restart,
    server: {
      ...asked,
      calicoFacts: calicoFactsOf(asked.calicoFacts),
      tellCluster: (params) => {
        if (params.cluster) told.set(params.uri, params);
        else told.delete(params.uri);
        if (client.isRunning()) tell(params);
      },
    },
  };
}

/** Makes VS Code ask for the lenses of open texts again. */
function askForLenses(client: LanguageClient): void {
  const feature = client.getFeature(CodeLensRequest.method);
  for (const text of vscode.workspace.textDocuments) {
    feature.getProvider(text)?.onDidChangeCodeLensEmitter.fire();
  }
}
