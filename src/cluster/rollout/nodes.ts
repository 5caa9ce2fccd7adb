import { marksKey } from '../facts/node-template.ts';
import type { Observation } from './observation.ts';
import type { WatchedPod } from './pod-state.ts';

/** Where a node stands in a rollout. `waiting`: its pod is still the old one. */
export type NodeStage = 'waiting' | 'terminating' | 'pending' | 'starting' | 'failing' | 'ready';

export interface NodeProgress {
  readonly node: string;
  readonly pod: string;
  readonly stage: NodeStage;
  /** What its containers say against getting ready; may be empty. */
  readonly fault: string;
}

/** Every node that has a calico-node pod, in the order of names; of two pods the newer one counts. */
export function nodeProgress({ daemonSet, pods }: Observation): NodeProgress[] {
  const wanted = daemonSet?.template && marksKey(daemonSet.template);
  const byNode = new Map<string, { readonly order: string; readonly progress: NodeProgress }>();
  for (const pod of pods.values()) {
    const { name, node, order, fault } = pod;
    const progress = { node, pod: name, stage: stageOf(pod, pod.marksKey === wanted), fault };
    const other = byNode.get(node);
    if (!other || RANK[progress.stage] >= RANK[other.progress.stage]) byNode.set(node, { order, progress });
  }
  return [...byNode.values()]
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ progress }) => progress);
}

const RANK: Readonly<Record<NodeStage, number>> = {
  waiting: 0,
  terminating: 1,
  pending: 2,
  starting: 3,
  failing: 4,
  ready: 5,
};

function stageOf({ stage, fault }: WatchedPod, isNew: boolean): NodeStage {
  if (stage === 'terminating') return 'terminating';
  // An old pod that crashes will be replaced like any other.
  if (!isNew) return 'waiting';
  if (stage !== 'ready' && fault !== '') return 'failing';
  return stage;
}
