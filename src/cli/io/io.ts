import type { Readable } from 'node:stream';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { readVersion } from '../../language/service.ts';
import type { Printer } from './printer.ts';

/** Standard input; a terminal says so of itself. */
export type StandardInput = Readable & { readonly isTTY?: boolean };

/** What a command reads from and writes to. */
export interface Io {
  readonly out: Printer;
  readonly err: Printer;
  readonly stdin: StandardInput;
  /**
   * Comes when the user wants to stop. A command that never asks for it is ended at once, by the system: see `main.ts`.
   */
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

/** The option that says which Calico release is meant. */
export const CALICO_VERSION = { 'calico-version': { type: 'string', default: '' } } as const;

/** The option's text, where it names a release; what is to be known of it is said on the error stream. */
export function checkVersion(text: string, io: Io): string {
  if (text === '') return text;
  const { version, note } = readVersion(text);
  if (!version) throw new UsageError(`--calico-version takes a release such as 3.29.7: ${note}`);
  if (note !== undefined) io.err.line(`calico-installation: --calico-version: ${note}`);
  return text;
}
