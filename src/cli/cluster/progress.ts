import type { RolloutProgress } from '../../cluster/rollout/wait.ts';
import type { Io } from '../io/io.ts';

/** Prints what has changed of a rollout: each node where it moves, and on large clusters the counts alone. */
export function progressPrinter(io: Io): { progress(progress: RolloutProgress): void } {
  const stages = new Map<string, string>();
  let counts = '';
  return {
    progress: ({ nodes, desired, updated, available }) => {
      const isLarge = nodes.length > MANY;
      for (const { node, pod, stage, fault } of nodes) {
        const before = stages.get(node);
        const now = `${stage} ${pod}`;
        stages.set(node, now);
        if (before === undefined || before === now) continue;
        if (isLarge && stage !== 'failing') continue;
        io.err.line(`  ${node}: ${stage}${fault && stage === 'failing' ? `, ${fault}` : ''}`);
      }
      const text = `  ${updated} of ${desired} new, ${available} available`;
      if (text !== counts && isLarge) io.err.line(text);
      counts = text;
    },
  };
}

const MANY = 50;
