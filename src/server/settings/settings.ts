import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
} from 'vscode-languageserver';
import {
  DEPRECATED_FIELD,
  DOCUMENTED,
  type RuleSetting,
  type RuleSettings,
  type Settings,
} from '../../language/service.ts';

/** What the server follows beside what the language is judged by. */
export interface ServerSettings extends Settings {
  readonly rules: RuleSettings;
  readonly codeLens: { readonly enabled: boolean };
  /** Whether the files around a text have a say in what is said of it. */
  readonly workspaceNeighbours: boolean;
  /** Beside the editor's own switch for inlay hints, which comes first. */
  readonly inlayHints: { readonly enabled: boolean };
}

const SECTION = 'calicoInstallation';
const DEFAULTS: ServerSettings = {
  calicoVersion: '',
  rules: {},
  codeLens: { enabled: true },
  inlayHints: { enabled: false },
  workspaceNeighbours: true,
};

/** What a document is judged by. */
export interface SettingsSource {
  of(uri: string): Promise<ServerSettings>;
  forget(uri: string): void;
  onChange(listener: () => void): void;
}

/** The client's settings, asked for once per open document and kept until they change. */
export interface SettingsStore extends SettingsSource {
  initialize(capabilities: ClientCapabilities): void;
  /** The client is ready to be asked. */
  start(): void;
}

export function followSettings(connection: Connection, isOpen: (uri: string) => boolean): SettingsStore {
  const kept = new Map<string, Promise<ServerSettings>>();
  const listeners: (() => void)[] = [];
  let pushed: ServerSettings = DEFAULTS;
  let changes = 0;
  let canAsk = false;
  let canRegister = false;

  connection.onDidChangeConfiguration(({ settings }) => {
    kept.clear();
    changes++;
    pushed = readSettings((settings as Record<string, unknown> | undefined)?.[SECTION]);
    for (const listener of listeners) listener();
  });

  const ask = async (uri: string): Promise<ServerSettings> => {
    const then = changes;
    const section = await connection.workspace
      .getConfiguration({ scopeUri: uri, section: SECTION })
      .then(readSettings, () => pushed);
    // An answer that a change has overtaken would be the last that is heard.
    return then === changes ? section : of(uri);
  };
  const of = (uri: string): Promise<ServerSettings> => {
    if (!canAsk) return Promise.resolve(pushed);
    const known = kept.get(uri);
    if (known) return known;
    const asked = ask(uri);
    // What is asked about a text that is closed by now comes too late to be forgotten with it.
    if (isOpen(uri)) kept.set(uri, asked);
    return asked;
  };

  return {
    of,
    initialize: ({ workspace }) => {
      canAsk = workspace?.configuration ?? false;
      canRegister = workspace?.didChangeConfiguration?.dynamicRegistration ?? false;
    },
    start: () => {
      if (canRegister)
        void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    },
    forget: (uri) => {
      kept.delete(uri);
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

/** A client may send anything; what is not of the right type counts as not set. */
export function readSettings(section: unknown): ServerSettings {
  const { calicoVersion, rules, codeLens, inlayHints, workspaceNeighbours } = membersOf(section);
  return {
    calicoVersion: typeof calicoVersion === 'string' ? calicoVersion : DEFAULTS.calicoVersion,
    rules: readRules(rules),
    codeLens: { enabled: readSwitch(membersOf(codeLens).enabled, DEFAULTS.codeLens.enabled) },
    inlayHints: { enabled: readSwitch(membersOf(inlayHints).enabled, DEFAULTS.inlayHints.enabled) },
    workspaceNeighbours: readSwitch(workspaceNeighbours, DEFAULTS.workspaceNeighbours),
  };
}

const RULE_SETTINGS: ReadonlySet<unknown> = new Set<RuleSetting>(['off', 'error', 'warning', 'information']);
const CODES: ReadonlySet<string> = new Set([...DOCUMENTED.map(({ id }) => id), DEPRECATED_FIELD]);

/** A code that is no rule, and a value that is no severity, change nothing. */
function readRules(rules: unknown): RuleSettings {
  const known = Object.entries(membersOf(rules)).filter(
    (entry): entry is [string, RuleSetting] => CODES.has(entry[0]) && RULE_SETTINGS.has(entry[1]),
  );
  return Object.fromEntries(known);
}

function readSwitch(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function membersOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
