import { followedStatement, statementInWords } from '../../cluster/change/words.ts';
import { followRollout } from '../../cluster/rollout/follow-rollout.ts';
import { type Io, parseOptions } from '../io/io.ts';
import { ownCalicoFacts } from './calico-facts.ts';
import { ClusterFailure, CONNECTION, CONNECTION_HELP, connect, OPTIONS } from './connection.ts';
import { CANCELLED, DONE, NOT_DONE } from './exit-code.ts';
import { progressPrinter } from './progress.ts';

export const ROLLOUT_HELP = `  rollout [--context NAME]
      Follows a rollout of calico-node, node by node, until the operator and all pods are up to date.
      Read-only; Ctrl+C only stops watching.
${CONNECTION_HELP}`;

export async function rollout(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseOptions(args, CONNECTION);
  const { kubectl, target } = await connect(values, io, { writes: false });
  const printer = progressPrinter(io);
  const followed = await followRollout(kubectl, {
    target,
    calicoFacts: ownCalicoFacts(),
    signal: io.signal,
    onProgress: printer.progress,
    onNote: (note) => io.err.line(note),
  });
  if (!followed.ok) throw new ClusterFailure(followed.error);
  const result = followed.value;
  if (result.kind === 'failed') throw new ClusterFailure(result.error);
  io.out.line(statementInWords(followedStatement(result), OPTIONS));
  if (result.kind === 'done') return DONE;
  return result.kind === 'cancelled' ? CANCELLED : NOT_DONE;
}
