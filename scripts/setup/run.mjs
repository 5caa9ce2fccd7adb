/** How the set-up runs other programs, and how it says that something is missing. */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Something that this machine lacks and that we cannot install; the message says how to get it. */
export class Missing extends Error {
  remedy = true;
}

/**
 * Runs a program quietly and returns what it printed on standard output. Where it fails, its whole output is in the
 * error's message.
 *
 * @param {string} program
 * @param {string[]} argv
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function run(program, argv, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let output = '';
    child.stdout.on('data', (data) => {
      stdout += data;
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`${program} ${argv.join(' ')} failed with exit code ${code}.\n${output}`));
    });
  });
}

/** Runs npm, which is a script with another name on Windows. */
export function npm(argv, options = {}) {
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', argv, { shell: windows, ...options });
}

/** The first of these programs that is on the PATH or, for absolute ones, on the disk. */
export function which(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    const candidates = path.isAbsolute(name)
      ? [name]
      : folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)));
    const found = candidates.find(isProgram);
    if (found) return found;
  }
  return undefined;
}

/** Whether `apt-get install` can work here: Debian or Ubuntu, as root. */
export function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

let aptIsUpdated = false;

/** Brings the lists of Debian's packages up to date, once. */
export async function aptUpdate() {
  if (!aptIsUpdated) await run('apt-get', ['update']);
  aptIsUpdated = true;
}

/** Installs Debian packages with what they need and nothing more. */
export async function aptInstall(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await aptUpdate();
  await run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env });
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
