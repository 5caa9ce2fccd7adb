import { run } from '../../../src/cli/run.ts';

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process; not for commands that talk to a cluster. */
export function runCli(...args: string[]): CliResult {
  let out = '';
  let err = '';
  const code = run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  if (typeof code !== 'number') throw new Error(`${args[0]} talks to a cluster`);
  return { code, out, err };
}
