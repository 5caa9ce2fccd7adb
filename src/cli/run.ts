import { CHECK_HELP, check } from './check.ts';
import { EFFECTIVE_HELP, effective } from './effective.ts';
import { EXPLAIN_HELP, explain } from './explain.ts';
import { FIX_HELP, fix } from './fix.ts';
import { type Io, UsageError } from './io.ts';
import { RELEASES_HELP, releases } from './releases.ts';

/** One subcommand: its words, its help, and what it does; returns the exit code. */
interface Command {
  readonly help: string;
  run(args: readonly string[], io: Io): number;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { help: CHECK_HELP, run: check },
  fix: { help: FIX_HELP, run: fix },
  effective: { help: EFFECTIVE_HELP, run: effective },
  explain: { help: EXPLAIN_HELP, run: explain },
  releases: { help: RELEASES_HELP, run: releases },
};

const HELP = `calico-installation: says of an Installation what the API server and the operator would say.

${Object.values(COMMANDS)
  .map(({ help }) => help)
  .join('\n')}
Exit codes: 0 no error found; 1 at least one error; 2 wrong usage or a file that cannot be read.
`;

/** Runs one command line (without node and the script's name) and returns its exit code. Never throws. */
export function run(args: readonly string[], io: Io): number {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? io.err : io.out)(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.err(
      `calico-installation: there is no command '${name}'. Commands: ${Object.keys(COMMANDS).join(', ')}.\n`,
    );
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.help);
    return 0;
  }
  try {
    return command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`calico-installation: ${error.message}\n`);
    return 2;
  }
}
