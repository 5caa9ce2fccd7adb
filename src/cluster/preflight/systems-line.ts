import type { ModeAtVersion } from '../calico-facts.ts';
import type { NodeFact } from '../commands/list-nodes.ts';
import { checkLine, type PreflightLine } from './line.ts';

/** What the nodes run, and where it is known that the mode does not work there. */
export function systemsLine(nodes: readonly NodeFact[], mode: ModeAtVersion | undefined): PreflightLine {
  const id = 'systems';
  const linux = nodes.filter(({ os }) => os !== 'windows');
  const windows = nodes.length - linux.length;
  const items = [
    ...counted(linux),
    ...(windows > 0
      ? [`${windows} Windows: calico-node is a host process there, which the mode does not change`]
      : []),
  ];
  for (const { architecture, reason } of mode?.brokenOn ?? []) {
    const hit = linux.filter((node) => node.architecture === architecture);
    if (hit.length === 0) continue;
    const names = hit.slice(0, MOST).map(({ name }) => name);
    const more = hit.length > MOST ? [`and ${hit.length - MOST} more`] : [];
    return {
      ...checkLine(
        id,
        'block',
        `${hit.length} of ${nodes.length} nodes are ${architecture}.`,
        'Upgrade to 3.25.2 or later, or leave the mode off.',
        [...names, ...more, ...items],
      ),
      more: reason,
    };
  }
  return checkLine(
    id,
    'pass',
    'The operating systems and architectures of the nodes support the mode.',
    '',
    items,
  );
}

const MOST = 20;

/** `3 × Debian GNU/Linux 12, kernel 6.1.0, amd64`, the most frequent first. */
function counted(nodes: readonly NodeFact[]): string[] {
  const counts = new Map<string, number>();
  for (const { image, kernel, architecture } of nodes) {
    const system = [image || 'Linux', kernel && `kernel ${kernel}`, architecture].filter(Boolean).join(', ');
    counts.set(system, (counts.get(system) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST)
    .map(([system, times]) => `${times} × ${system}`);
}
