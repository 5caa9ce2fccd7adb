import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type ClusterFacts, isKnownVersion, readClusterFacts } from '../language/service.ts';

/** Where a command writes. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Comes when the user wants to stop. */
  readonly signal?: AbortSignal;
  /** The environment of programs that are started; this process's where it is left out. */
  readonly env?: NodeJS.ProcessEnv;
  /** Asks the user and gives the answer; left out where nobody can answer. */
  readonly ask?: (question: string) => Promise<string>;
}

/** The command line or a file that it names is wrong: exit code 2, and the message is all that the user sees. */
export class UsageError extends Error {}

/** `util.parseArgs` with its complaints as usage errors. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The option that every command with two forms of output takes. */
export const FORMAT = { format: { type: 'string', default: 'text' } } as const;

export function checkFormat(format: string): 'text' | 'json' {
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(`--format takes text or json, not '${format}'`);
}

/** The option that names a file with what is known of the cluster. */
export const CLUSTER_FACTS = { 'cluster-facts': { type: 'string', default: '' } } as const;

/** The facts in that file, JSON; undefined where none is named. */
export function readFacts(file: string): ClusterFacts | undefined {
  if (file === '') return undefined;
  const facts = readClusterFacts(parseJson(file, readText(file)));
  if (typeof facts === 'string') throw new UsageError(`${file}: ${facts}`);
  return facts;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

/** The option that says which Calico release is meant. */
export const CALICO_VERSION = { 'calico-version': { type: 'string', default: '' } } as const;

export function checkVersion(text: string): string {
  if (text === '' || isKnownVersion(text)) return text;
  throw new UsageError(`--calico-version takes a release such as 3.29.7, not '${text}'`);
}

/** The text of a file, or of standard input for `-`. Throws a `UsageError` for what cannot be read as text. */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`);
  }
  if (bytes.includes(0)) throw new UsageError(`cannot read ${file}: it is not a text file`);
  return bytes.toString('utf8');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}

/**
 * Does something with each file's text. A file that cannot be read is reported on the error stream, and the others
 * still have their turn; returns what was made of those, and whether all could be read.
 */
export function forEachFile<T>(
  files: readonly string[],
  io: Io,
  use: (file: string, text: string) => T,
): { readonly results: T[]; readonly complete: boolean } {
  const results: T[] = [];
  let complete = true;
  for (const file of files) {
    try {
      results.push(use(file, readText(file)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      io.err(`calico-installation: ${error.message}\n`);
      complete = false;
    }
  }
  return { results, complete };
}
