import { CHECK_HELP, check } from './check.ts';
import { DISABLE_HELP, disable, ENABLE_HELP, enable, UNDO_HELP, undo } from './cluster/change.ts';
import { ClusterFailure } from './cluster/connection.ts';
import { exitCodeOf } from './cluster/exit-code.ts';
import { PREFLIGHT_HELP, preflightCommand } from './cluster/preflight.ts';
import { ROLLOUT_HELP, rollout } from './cluster/rollout.ts';
import { STATUS_HELP, status } from './cluster/status.ts';
import { VERIFY_HELP, verifyCommand } from './cluster/verify.ts';
import { EFFECTIVE_HELP, effective } from './effective.ts';
import { EXPLAIN_HELP, explain } from './explain.ts';
import { FIX_HELP, fix } from './fix.ts';
import { type Io, UsageError } from './io.ts';
import { RELEASES_HELP, releases } from './releases.ts';

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

const HELP = `calico-installation: says of an Installation what the API server and the operator would say.

${Object.values(COMMANDS)
  .map(({ help }) => help)
  .join('\n')}
Exit codes: 0 no error found; 1 at least one error; 2 wrong usage or a file that cannot be read.
Of commands on a cluster: 0 done and verified; 1 refused, degraded or not verified; 2 wrong usage; 3 cancelled.
`;

/**
 * Runs one command line (without node and the script's name) and returns its exit code: at once, or for commands
 * that talk to a cluster later. Never throws.
 */
export function run(args: readonly string[], io: Io): number | Promise<number> {
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
    const code = command.run(rest, io);
    return typeof code === 'number' ? code : code.catch((error) => failed(error, io));
  } catch (error) {
    return failed(error, io);
  }
}

function failed(error: unknown, io: Io): number {
  if (!(error instanceof UsageError) && !(error instanceof ClusterFailure)) throw error;
  io.err(`calico-installation: ${error.message}\n`);
  return error instanceof UsageError ? 2 : exitCodeOf(error.error);
}
