import type { RolloutProgress } from '../rollout/wait.ts';
import type { ChangeEvent, ChangeStep } from './outcome.ts';

/** Turns the state of a rollout into events: a step where a new one begins, and each pod that begins to fail, once. */
export function rolloutEvents(onEvent: (event: ChangeEvent) => void) {
  let reached: ChangeStep = 'operator';
  const told = new Set<string>();
  return {
    onProgress: (progress: RolloutProgress) => {
      const step = STEPS[progress.phase];
      if (step && ORDER.indexOf(step) > ORDER.indexOf(reached)) {
        reached = step;
        onEvent({ kind: 'step', step, text: TEXTS[step] ?? '' });
      }
      for (const node of progress.nodes) {
        if (node.stage !== 'failing' || told.has(node.pod)) continue;
        told.add(node.pod);
        onEvent({ kind: 'pod-fault', node });
      }
      onEvent({ kind: 'progress', progress });
    },
  };
}

const ORDER: readonly ChangeStep[] = ['operator', 'template', 'rollout'];

const STEPS: Readonly<Partial<Record<RolloutProgress['phase'], ChangeStep>>> = {
  template: 'template',
  rollout: 'rollout',
  // A rollout may be through before anybody has looked.
  report: 'rollout',
  done: 'rollout',
};

const TEXTS: Readonly<Partial<Record<ChangeStep, string>>> = {
  template: 'The operator has accepted it; waiting for the new calico-node template',
  rollout: 'Kubernetes replaces the calico-node pods, node by node',
};
