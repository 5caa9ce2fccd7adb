import * as vscode from 'vscode';
import {
  CodeLensRequest,
  ErrorCodes,
  LanguageClient,
  type ResponseError,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { CalicoKnowledge } from '../cluster/knowledge.ts';
import {
  CLUSTER,
  type ClusterParams,
  COMPARE_VERSIONS,
  type CompareVersionsParams,
  type CompareVersionsResult,
  EDIT_OBJECT,
  type EditObjectParams,
  type EditObjectResult,
  EFFECTIVE,
  type EffectiveParams,
  type EffectiveResult,
  FIELD_PLACES,
  type FieldPlacesParams,
  type FieldPlacesResult,
  INSTALLATION_AT,
  type InitializationOptions,
  type InstallationAtParams,
  type InstallationAtResult,
  KNOWLEDGE,
  LENS_COMMANDS,
  NON_PRIVILEGED,
  NON_PRIVILEGED_EDIT,
  type NonPrivilegedEditParams,
  type NonPrivilegedEditResult,
  type NonPrivilegedParams,
  type NonPrivilegedResult,
  PAGE,
  type PageParams,
  type PageResult,
  READ_OBJECT,
  RELEASES,
  type ReadObjectParams,
  type ReadObjectResult,
  type ReleasesResult,
  STATUS,
  type StatusParams,
  type StatusResult,
  TARGET_VERSION_EDIT,
  type TargetVersionEditParams,
  type TargetVersionEditResult,
} from '../protocol/requests.ts';
import { currentShares } from './coexistence.ts';
import { knowledgeOf } from './knowledge.ts';
import { literalLine } from './literal.ts';
import { LIVE_SCHEME } from './live-documents/address.ts';
import type { Ui } from './ui.ts';
import { createUnstick } from './unstick.ts';
import { OPEN_LIST, openByBlank } from './value-list.ts';

/** What the language server is asked for, beyond what VS Code asks it by itself. */
export interface LanguageServer {
  installationAt(params: InstallationAtParams): Promise<InstallationAtResult | null>;
  nonPrivilegedEdit(params: NonPrivilegedEditParams): Promise<NonPrivilegedEditResult | null>;
  targetVersionEdit(params: TargetVersionEditParams): Promise<TargetVersionEditResult | null>;
  releases(): Promise<ReleasesResult>;
  page(params: PageParams): Promise<PageResult | null>;
  effective(params: EffectiveParams): Promise<EffectiveResult | null>;
  compareVersions(params: CompareVersionsParams): Promise<CompareVersionsResult | null>;
  nonPrivileged(params: NonPrivilegedParams): Promise<NonPrivilegedResult | null>;
  status(params: StatusParams): Promise<StatusResult | null>;
  /** Says what is known of a cluster, for one document or for all others; a restart of the server does not lose it. */
  tellCluster(params: ClusterParams): void;
  /** A YAML text as a value. */
  readObject(params: ReadObjectParams): Promise<ReadObjectResult>;
  fieldPlaces(params: FieldPlacesParams): Promise<FieldPlacesResult>;
  editObject(params: EditObjectParams): Promise<EditObjectResult>;
  /** What a change to a cluster hangs on beyond the cluster. */
  readonly knowledge: CalicoKnowledge;
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
  const tell = (params: ClusterParams) => void client.sendNotification(CLUSTER, params);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) for (const params of told.values()) tell(params);
  });
  const started = client.start();
  const request =
    <Params, Answer>(method: string) =>
    async (params: Params): Promise<Answer> => {
      await started;
      try {
        return await client.sendRequest<Answer>(method, params);
      } catch (error) {
        if ((error as ResponseError<void>).code !== ErrorCodes.PendingResponseRejected) throw error;
        throw new Error('The language server was restarted before it answered.');
      }
    };
  return {
    client,
    restart: unstick.restart,
    server: {
      installationAt: request(INSTALLATION_AT),
      nonPrivilegedEdit: request(NON_PRIVILEGED_EDIT),
      targetVersionEdit: request(TARGET_VERSION_EDIT),
      releases: () => request<object, ReleasesResult>(RELEASES)({}),
      page: request(PAGE),
      effective: request(EFFECTIVE),
      compareVersions: request(COMPARE_VERSIONS),
      nonPrivileged: request(NON_PRIVILEGED),
      status: request(STATUS),
      tellCluster: (params) => {
        if (params.cluster) told.set(params.uri, params);
        else told.delete(params.uri);
        if (client.isRunning()) tell(params);
      },
      readObject: request(READ_OBJECT),
      fieldPlaces: request(FIELD_PLACES),
      editObject: request(EDIT_OBJECT),
      knowledge: knowledgeOf(request(KNOWLEDGE)),
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
