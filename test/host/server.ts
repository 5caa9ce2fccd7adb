import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endWithUs } from './lifetime.ts';
import { readMachine, serverInstall } from './machine.ts';

export interface ServerOptions {
  /** A VS Code version that is installed (`1.100.3`); the newest one otherwise. */
  readonly version?: string;
  /** Unpacked extensions, a folder each. */
  readonly extensionsDir: string;
  /** Settings, state and logs; made where it is missing. */
  readonly dataDir: string;
  /** What the extension host sees in its environment on top of this process's own. */
  readonly env?: NodeJS.ProcessEnv;
  /** Lets the window run extension tests. It then shows no notifications but in their list, so others do without. */
  readonly testDriver?: boolean;
  /** A free port where it is not given. */
  readonly port?: number;
  /**
   * Settings on top of those that keep the window quiet. Every workspace is trusted, unless they have
   * `security.workspace.trust.enabled`.
   */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Server {
  readonly port: number;
  /** The address to open a folder, with the workbench's `payload` where one is given. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** A file of this machine as the window names it. */
  uri(file: string): string;
  stop(): Promise<void>;
}

/** No welcome page, no questions, nothing that would look outside this machine. */
const QUIET_SETTINGS = {
  // In a browser texts are saved after a second, and a test would find what the one before it left.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
};

/** Starts the VS Code server and waits until it listens. Rejects with what it printed where it does not. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { node, main } = serverInstall(readMachine(), options.version);
  const settings: Record<string, unknown> = { ...QUIET_SETTINGS, ...options.settings };
  writeSettings(options.dataDir, settings);
  const argv = [
    main,
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    '--without-connection-token',
    '--accept-server-license-terms',
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ...(settings['security.workspace.trust.enabled'] ? [] : ['--disable-workspace-trust']),
    '--telemetry-level=off',
    // The extension host would otherwise take PATH and KUBECONFIG from a login shell and not from `env`.
    '--force-disable-user-env',
    `--server-data-dir=${options.dataDir}`,
    `--extensions-dir=${options.extensionsDir}`,
  ];
  const child = spawn(node, argv, {
    // The gallery of extensions is on the network, and nothing here needs it.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that Ctrl+C reaches us first and stopping reaches the extension hosts, too.
    detached: process.platform !== 'win32',
  });
  const release = endWithUs(() => kill(child, 'SIGKILL'));
  const port = await listeningPort(child);
  return {
    port,
    address(folder, payload) {
      const query = new URLSearchParams({ folder });
      if (payload) query.set('payload', JSON.stringify(payload));
      return `http://127.0.0.1:${port}/?${query}`;
    },
    uri: (file) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`,
    async stop() {
      release();
      await stopped(child);
    },
  };
}

function writeSettings(dataDir: string, settings: Record<string, unknown>) {
  // The workbench reads application settings from `User`, and machine settings from `Machine`.
  for (const folder of ['data/Machine', 'data/User']) {
    mkdirSync(path.join(dataDir, folder), { recursive: true });
    writeFileSync(path.join(dataDir, folder, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
  }
}

function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data: Buffer) => {
      output += data;
      const port = /listening on (\d+)|bound to [\d.]+:(\d+)/.exec(output);
      if (port) resolve(Number(port[1] ?? port[2]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The VS Code server ended with ${code}.\n${output}`)));
  });
}

async function stopped(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  kill(child, 'SIGTERM');
  const giveUp = setTimeout(() => kill(child, 'SIGKILL'), 3000);
  await exited;
  clearTimeout(giveUp);
  kill(child, 'SIGKILL');
}

/** Signals the server with its extension hosts; that they are gone already is no error. */
function kill(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    child.kill(signal);
  }
}
