import { visibleLine } from '../cluster/text/foreign-text.ts';
import { DISABLE_HELP, disable, ENABLE_HELP, enable, UNDO_HELP, undo } from './cluster/change.ts';
import { ClusterFailure } from './cluster/connection.ts';
import { exitCodeOf } from './cluster/exit-code.ts';
import { PREFLIGHT_HELP, preflightCommand } from './cluster/preflight.ts';
import { ROLLOUT_HELP, rollout } from './cluster/rollout.ts';
import { STATUS_HELP, status } from './cluster/status.ts';
import { VERIFY_HELP, verifyCommand } from './cluster/verify.ts';
import { CHECK_HELP, check } from './commands/check.ts';
import { EFFECTIVE_HELP, effective } from './commands/effective.ts';
import { EXPLAIN_HELP, explain } from './commands/explain.ts';
import { FIX_HELP, fix } from './commands/fix.ts';
import { RELEASES_HELP, releases } from './commands/releases.ts';
import type { StandardInput } from './io/io.ts';
import { type Io, UsageError } from './io/io.ts';
import { createPrinter } from './io/printer.ts';

/** One subcommand: its words, its help, and what it does; returns the exit code. */
interface Command {
  readonly help: string;
  run(args: readonly string[], io: Io): number | Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { help: CHECK_HELP, run: check },
  fix: { help: FIX_HELP, run: fix },
  effective: { help: EFFECTIVE_HELP, run: effective },
  explain: { help: EXPLAIN_HELP, run: explain },
  releases: { help: RELEASES_HELP, run: releases },
  status: { help: STATUS_HELP, run: status },
  preflight: { help: PREFLIGHT_HELP, run: preflightCommand },
  enable: { help: ENABLE_HELP, run: enable },
  disable: { help: DISABLE_HELP, run: disable },
  rollout: { help: ROLLOUT_HELP, run: rollout },
  verify: { help: VERIFY_HELP, run: verifyCommand },
  undo: { help: UNDO_HELP, run: undo },
};

const HELP = `calico-installation: checks Installations as the API server and the Tigera operator would.

${Object.values(COMMANDS)
  .map(({ help }) => help)
  .join('\n')}
Exit codes: 0 no error found; 1 at least one error; 2 wrong usage, a file that cannot be read or written, or output
that cannot be written (a full disk). Where whoever reads the output goes away (| head), the rest is not printed and
the exit code stays what it would have been.
Of commands on a cluster: 0 done and verified; 1 refused, degraded or not verified; 2 as above; 3 cancelled.
`;

/** What the process has for a command; see `Io`. */
export interface Streams extends Pick<Io, 'signal' | 'env' | 'ask'> {
  out(text: string): void;
  err(text: string): void;
  readonly stdin: StandardInput;
}

/** Runs one command line (without node and the script's name) and returns its exit code. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  const io = ioOf(streams);
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? io.err : io.out).text(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const known = Object.keys(COMMANDS).join(', ');
    io.err.line(`calico-installation: there is no command '${name}'. Commands: ${known}.`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out.text(command.help);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ClusterFailure)) throw error;
    io.err.line(`calico-installation: ${error.message}`);
    return error instanceof UsageError ? 2 : exitCodeOf(error.error);
  }
}

function ioOf(streams: Streams): Io {
  const { stdin, env, ask } = streams;
  return {
    out: createPrinter(streams.out),
    err: createPrinter(streams.err),
    stdin,
    env,
    ask: ask && ((question) => ask(visibleLine(question))),
    // Who asks for it takes Ctrl+C upon himself.
    get signal() {
      return streams.signal;
    },
  };
}
