import { listPodEvents } from '../commands/list-pod-events.ts';
import type { Kubectl, RunOptions } from '../kubectl/kubectl.ts';
import { reasonAndMessage } from '../object/at.ts';
import type { NodeProgress } from './nodes.ts';

/** A node whose pod does not get ready, and all that tells why. */
export interface StuckNode extends NodeProgress {
  /** Warnings of Kubernetes about the pod, `BackOff: …`; empty where there are none or they may not be read. */
  readonly events: readonly string[];
}

/** Reads why nodes do not go on: those that are neither through nor still waiting for their turn. */
export async function whyStuck(
  kubectl: Kubectl,
  nodes: readonly NodeProgress[],
  options: RunOptions,
): Promise<StuckNode[]> {
  const stuck: StuckNode[] = [];
  for (const node of nodes.filter(({ stage }) => stage !== 'ready' && stage !== 'waiting').slice(0, MOST)) {
    const events = await kubectl.run(listPodEvents, { pod: node.pod }, options);
    const lines = events.ok
      ? events.value.map(({ reason, message }) => reasonAndMessage(reason, message))
      : [];
    stuck.push({ ...node, events: [...new Set(lines)].slice(-MOST_EVENTS) });
  }
  return stuck;
}

/** What is wrong with the first pods is wrong with all; each costs a call. */
const MOST = 3;
const MOST_EVENTS = 5;

export function stuckInWords({ node, pod, stage, fault, events }: StuckNode): string {
  const why = [fault, ...events].filter((text) => text !== '').join('; ');
  return `${node}: pod ${pod} is ${stage}${why ? `: ${why}` : ', for no reported reason'}`;
}
