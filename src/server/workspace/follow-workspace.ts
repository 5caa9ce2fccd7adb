import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Around,
  around,
  type FileSurvey,
  filesToAsk,
  type LanguageService,
  surveyFile,
} from '../../language/service.ts';
import { toOpenText } from '../context.ts';
import type { ServerSettings, SettingsSource } from '../settings/settings.ts';
import { type Files, IS_YAML, YAML_GLOBS } from './files.ts';
import { createFileIndex, type FileIndex } from './index-files.ts';

export interface WorkspaceOptions {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: LanguageService;
  readonly settings: SettingsSource;
  /** Absent where there are none: then only texts that are open count, each for itself. */
  readonly files: Files | undefined;
}

/** Settings, and what the files around a text have to say to its Installations. */
export interface WorkspaceSource extends SettingsSource {
  initialize(params: InitializeParams): void;
  /** The client is ready to be asked. */
  start(): void;
}

/** Milliseconds without a change, after which texts are looked at for what they say to others. */
const QUIET = 400;
/** A longer text without an Installation is not looked through for what it says to others. */
const LONGEST = 500_000;

/**
 * Follows the files of the workspace from the first Installation on that is opened: before that nothing is read. A
 * text is judged at once by itself, and again when something has been found around it. None of the work is done
 * while keys are pressed: see `QUIET`.
 */
export function followWorkspace(options: WorkspaceOptions): WorkspaceSource {
  const { connection, documents, service, settings, files } = options;
  const listeners: (() => void)[] = [];
  const known = new Map<string, Around>();
  /** Texts with Installations: those that ask. */
  const asking = new Set<string>();
  const changed = new Set<string>();
  let roots: readonly string[] = [];
  let capabilities: ClientCapabilities = {};
  let index: FileIndex | undefined;
  let isWatching = false;
  let quiet: NodeJS.Timeout | undefined;
  let justOpened = '';
  let lastKey = Number.NEGATIVE_INFINITY;

  /** The file of a text, if it is in a folder that is open. */
  const pathOf = (uri: string): string | undefined => {
    // With every keystroke, mostly of a text without anything around it.
    if (roots.length === 0) return undefined;
    const path = files?.pathOf(uri);
    return path !== undefined && roots.some((root) => isBelow(path, root)) ? path : undefined;
  };
  const isOpen = (path: string): boolean => documents.all().some(({ uri }) => pathOf(uri) === path);

  /** Works out again what each asking text has around it, and has those judged anew for which that is new. */
  const update = (): void => {
    if (!index || !files) return;
    let isNew = false;
    for (const uri of asking) {
      const path = pathOf(uri);
      if (path === undefined) continue;
      const now = around(path, { files: index.files, roots }, files.uriOf);
      const before = known.get(uri);
      if (isSame(before, now)) continue;
      known.set(uri, now);
      isNew ||= before !== undefined || !isSame(NOTHING, now);
    }
    if (isNew) for (const listener of listeners) listener();
  };
  const start = (): FileIndex => {
    if (index) return index;
    index = createFileIndex(files!, isOpen, () => performance.now() - lastKey < QUIET, update);
    const { walk } = index;
    void roots.reduce((before, root) => before.then(() => walk(root)), Promise.resolve());
    watch();
    for (const { uri } of documents.all()) schedule(uri);
    return index;
  };
  const stop = (): void => {
    index?.stop();
    index = undefined;
    known.clear();
    asking.clear();
  };
  const watch = (): void => {
    const { dynamicRegistration } = capabilities.workspace?.didChangeWatchedFiles ?? {};
    if (isWatching || !dynamicRegistration) return;
    isWatching = true;
    const watchers = YAML_GLOBS.map((globPattern) => ({ globPattern }));
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  };

  const lookAt = async (uri: string): Promise<void> => {
    if (!documents.get(uri)) return;
    const asked = await settings.of(uri);
    const document = documents.get(uri);
    const path = pathOf(uri);
    if (!document || path === undefined || !asked.workspaceNeighbours) return;
    const own = service.survey(toOpenText(document), withAround(asked, known.get(uri)));
    if (own) {
      const isFirst = !asking.has(uri);
      asking.add(uri);
      start().put(path, own.survey);
      if (isFirst) {
        const folder = path.slice(0, path.lastIndexOf('/')) || '/';
        await index?.read([...filesToAsk(path, roots), ...(await files!.in(folder))]);
        update();
      }
      return;
    }
    asking.delete(uri);
    known.delete(uri);
    index?.put(path, surveyOf(path, document));
  };
  const schedule = (uri: string): void => {
    if (pathOf(uri) === undefined) return;
    changed.add(uri);
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      const uris = [...changed];
      changed.clear();
      void uris.reduce((before, one) => before.then(() => lookAt(one)), Promise.resolve());
    }, QUIET);
    quiet.unref();
  };

  documents.onDidOpen(({ document: { uri } }) => {
    justOpened = uri;
    // The first look is not put off: what a patch lacks should be called missing as shortly as possible.
    if (pathOf(uri) !== undefined) setImmediate(() => void lookAt(uri));
  });
  documents.onDidChangeContent(({ document: { uri } }) => {
    // An opening is told of as a change, too.
    if (uri !== justOpened) lastKey = performance.now();
    justOpened = '';
    schedule(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    asking.delete(uri);
    known.delete(uri);
    const path = pathOf(uri);
    if (path !== undefined) void index?.read([path]);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.flatMap(({ uri }) => pathOf(uri) ?? []);
    void index?.read(paths.filter((path) => IS_YAML.test(path.slice(path.lastIndexOf('/') + 1))));
  });
  settings.onChange(() => {
    for (const { uri } of documents.all()) schedule(uri);
  });
  connection.onShutdown(stop);

  return {
    initialize: (params) => {
      capabilities = params.capabilities;
      const { workspaceFolders, rootUri } = params;
      const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
      roots = uris.flatMap((uri) => files?.pathOf(uri) ?? []).map(withoutSlash);
    },
    start: () => {
      if (!capabilities.workspace?.workspaceFolders) return;
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
        roots = folders.flatMap(({ uri }) => files?.pathOf(uri) ?? []).map(withoutSlash);
        stop();
        for (const { uri } of documents.all()) schedule(uri);
      });
    },
    of: (uri) => {
      const found = known.get(uri);
      const asked = settings.of(uri);
      return found ? asked.then((set) => (set.workspaceNeighbours ? withAround(set, found) : set)) : asked;
    },
    forget: (uri) => settings.forget(uri),
    onChange: (listener) => {
      settings.onChange(listener);
      listeners.push(listener);
    },
  };
}

const NOTHING: Around = { elsewhere: [], hints: {} };

function withAround(settings: ServerSettings, found: Around | undefined): ServerSettings {
  return found ? { ...settings, ...found } : settings;
}

function surveyOf(path: string, document: TextDocument): FileSurvey | undefined {
  const text = document.getText();
  return text.length > LONGEST ? undefined : surveyFile(path, text);
}

function isSame(one: Around | undefined, other: Around): boolean {
  return (
    one?.elsewhere.length === other.elsewhere.length &&
    one.elsewhere.every(
      ({ uri, contents }, at) =>
        uri === other.elsewhere[at]!.uri && contents === other.elsewhere[at]!.contents,
    ) &&
    one.hints.completeness === other.hints.completeness &&
    one.hints.chartVersion === other.hints.chartVersion
  );
}

function isBelow(path: string, root: string): boolean {
  return path.startsWith(root === '/' ? root : `${root}/`);
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
