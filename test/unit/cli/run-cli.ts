import { Readable } from 'node:stream';
import type { StandardInput } from '../../../src/cli/io/io.ts';
import { run } from '../../../src/cli/run.ts';

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, with nothing on standard input; not for commands that talk to a cluster. */
export function runCli(...args: string[]): Promise<CliResult> {
  return runCliOn(Readable.from([]), ...args);
}

export async function runCliOn(stdin: StandardInput, ...args: string[]): Promise<CliResult> {
  let out = '';
  let err = '';
  const code = await run(args, {
    stdin,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
