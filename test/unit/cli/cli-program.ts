import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** The command line as a program of its own, for what only processes show: pipes, signals, descriptors. */
export interface CliProgram {
  /** A folder for the test's files, which goes with the program. */
  readonly folder: string;
  /** Starts it with all three streams as pipes. */
  start(...args: string[]): ChildProcess & { stdin: NonNullable<ChildProcess['stdin']> };
  /** Runs a line of sh, in which `cli` is the program and `$1`, `$2` ... are the arguments. */
  sh(line: string, ...args: string[]): Promise<Ended>;
  remove(): void;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export async function buildCli(): Promise<CliProgram> {
  const folder = mkdtempSync(path.join(tmpdir(), 'calico-cli-'));
  const program = path.join(folder, 'cli.cjs');
  await build({
    entryPoints: ['src/cli/main.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return {
    folder,
    start: (...args) =>
      spawn(process.execPath, [program, ...args], { stdio: 'pipe' }) as ReturnType<CliProgram['start']>,
    sh: (line, ...args) => {
      const script = `cli() { '${process.execPath}' '${program}' "$@"; }\n${line}`;
      return ended(spawn('sh', ['-c', script, 'sh', ...args], { stdio: ['ignore', 'pipe', 'pipe'] }));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** What a process has said when it has ended and its streams are closed. */
export function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}
