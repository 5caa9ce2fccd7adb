import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's root; every path below is absolute. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where host installs and what is built for them live; ignored by git. */
export const HOSTS = path.join(ROOT, '.hosts');

/** Where screenshots and other things to look at after a run are left; ignored by git. */
export const RESULTS = path.join(ROOT, 'test-results');

/** A VS Code server: the program and the Node.js that runs it. */
export interface ServerInstall {
  readonly node: string;
  readonly main: string;
}

/** What `scripts/setup.mjs` found or installed on this machine. */
export interface Machine {
  readonly chromium: string;
  readonly kubectl?: string;
  /** A second, older one: that of the Debian package. */
  readonly oldKubectl?: string;
  /** By VS Code version (`1.139.1`), newest first. */
  readonly servers: Readonly<Record<string, ServerInstall>>;
}

/** Reads what the set-up left behind. Throws, naming the command to run, where it has not run yet. */
export function readMachine(): Machine {
  try {
    return JSON.parse(readFileSync(path.join(HOSTS, 'machine.json'), 'utf8')) as Machine;
  } catch (error) {
    throw new Error('This machine is not set up yet. Run `npm test` once.', { cause: error });
  }
}

/** The install of this VS Code version, or of the newest where none is asked for. */
export function serverInstall(machine: Machine, version?: string): ServerInstall {
  const wanted = version ?? Object.keys(machine.servers)[0] ?? 'newest';
  const install = machine.servers[wanted];
  if (!install) {
    throw new Error(
      `There is no VS Code server ${wanted} here, only ${Object.keys(machine.servers).join(', ')}.`,
    );
  }
  return install;
}
