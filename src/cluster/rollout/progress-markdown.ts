import { code, inline, table } from '../text/markdown.ts';
import type { NodeProgress, NodeStage } from './nodes.ts';
import type { RolloutProgress } from './wait.ts';

/** `37 of 50 nodes` */
export function nodesInWords({ desired, nodes }: RolloutProgress): string {
  return `${nodes.filter(({ stage }) => stage === 'ready').length} of ${desired || nodes.length} nodes`;
}

/** Where each node is, grouped by phase, what moves first; of the others the names. */
export function progressMarkdown(progress: RolloutProgress): string[] {
  const { nodes, desired, phase } = progress;
  if (nodes.length === 0) return [];
  if (BEFORE.has(phase)) return [`calico-node runs as before on ${desired || nodes.length} nodes.`];
  const of = (stage: NodeStage) => nodes.filter((node) => node.stage === stage);
  const ready = of('ready').length;
  return [
    `**${nodesInWords(progress)}** have the new pod, and it is ready.`,
    `\`${bar(ready, desired || nodes.length)}\``,
    ...MOVING.flatMap((stage) => moving(HEADINGS[stage], of(stage))),
    ...resting('Not updated yet', of('waiting')),
    ...resting('Ready', of('ready')),
  ];
}

/** As long as the template is the old one, pods that are like it say nothing. */
const BEFORE: ReadonlySet<RolloutProgress['phase']> = new Set(['operator', 'template', 'degraded']);

const MOVING = ['failing', 'terminating', 'pending', 'starting'] as const;
const HEADINGS: Readonly<Record<(typeof MOVING)[number], string>> = {
  failing: 'Stuck',
  terminating: 'Terminating',
  pending: 'Pending',
  starting: 'Starting',
};
const MOST_ROWS = 50;
const MOST_NAMES = 100;

function moving(heading: string, nodes: readonly NodeProgress[]): string[] {
  if (nodes.length === 0) return [];
  const hasFault = nodes.some(({ fault }) => fault !== '');
  const rows = nodes
    .slice(0, MOST_ROWS)
    .map(({ node, pod, fault }) => [inline(node), code(pod), ...(hasFault ? [inline(fault)] : [])]);
  return [
    `## ${heading}: ${nodes.length}`,
    table(['node', 'pod', ...(hasFault ? ['why'] : [])], rows),
    ...(nodes.length > MOST_ROWS ? [`… and ${nodes.length - MOST_ROWS} more.`] : []),
  ];
}

function resting(heading: string, nodes: readonly NodeProgress[]): string[] {
  if (nodes.length === 0) return [];
  const more = nodes.length > MOST_NAMES ? `, … and ${nodes.length - MOST_NAMES} more` : '';
  const names = nodes.slice(0, MOST_NAMES).map(({ node }) => inline(node));
  return [`## ${heading}: ${nodes.length}`, `${names.join(', ')}${more}`];
}

const WIDTH = 40;

function bar(done: number, all: number): string {
  const filled = all > 0 ? Math.floor((WIDTH * Math.min(done, all)) / all) : 0;
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
}
