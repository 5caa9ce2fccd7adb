import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
} from 'vscode-languageserver';
import type { Settings } from '../language/service.ts';

const SECTION = 'calicoInstallation';
const DEFAULTS: Settings = { calicoVersion: '' };

/** The client's settings, asked for once per document and kept until they change. */
export interface SettingsStore {
  initialize(capabilities: ClientCapabilities): void;
  of(uri: string): Promise<Settings>;
  forget(uri: string): void;
  onChange(listener: () => void): void;
}

export function followSettings(connection: Connection): SettingsStore {
  const kept = new Map<string, Promise<Settings>>();
  const listeners: (() => void)[] = [];
  let pushed: Settings = DEFAULTS;
  let canAsk = false;
  let canRegister = false;

  connection.onInitialized(() => {
    if (canRegister)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    kept.clear();
    pushed = read((settings as Record<string, unknown> | undefined)?.[SECTION]);
    for (const listener of listeners) listener();
  });

  return {
    initialize: ({ workspace }) => {
      canAsk = workspace?.configuration ?? false;
      canRegister = workspace?.didChangeConfiguration?.dynamicRegistration ?? false;
    },
    of: (uri) => {
      if (!canAsk) return Promise.resolve(pushed);
      const known = kept.get(uri);
      if (known) return known;
      const asked = connection.workspace
        .getConfiguration({ scopeUri: uri, section: SECTION })
        .then(read, () => pushed);
      kept.set(uri, asked);
      return asked;
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
function read(section: unknown): Settings {
  const { calicoVersion } = (section ?? {}) as Record<string, unknown>;
  return { calicoVersion: typeof calicoVersion === 'string' ? calicoVersion : DEFAULTS.calicoVersion };
}
