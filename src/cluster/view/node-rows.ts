import { groupOf, NODE_GROUPS, type NodeGroup, type ViewPod } from './node-groups.ts';
import type { Picture } from './picture.ts';
import { BAD, GOOD, type Icon, MOVING, type Row, told } from './row.ts';

/** So many nodes stand below one row; more are divided. */
const PAGE = 100;

const GROUPS: Readonly<Record<NodeGroup, { readonly label: string; readonly icon: Icon }>> = {
  failing: { label: 'Failing', icon: BAD },
  moving: { label: 'Starting or terminating', icon: MOVING },
  mixed: {
    label: 'Neither privileged nor non-privileged',
    icon: { name: 'question', colour: 'charts.yellow' },
  },
  privileged: { label: 'Privileged', icon: { name: 'unlock' } },
  'non-privileged': { label: 'Unprivileged', icon: { name: 'shield', colour: 'testing.iconPassed' } },
};

/** The row of all calico-node pods. It is told anew with all below it, so it says nothing that changes often. */
export function nodesRow({ nodes, desired = nodes.size }: Picture): Row {
  const lacking = desired - nodes.size;
  return {
    id: 'nodes',
    label: 'calico-node',
    description:
      lacking > 0 ? `on ${count(nodes.size)} of ${count(desired)} nodes` : `on ${count(nodes.size)} nodes`,
    icon: { name: 'vm' },
    // Like TigeraStatus, from the first moment on.
    expands: 'expanded',
    menu: 'nodes',
  };
}

export function nodeGroupRows({ nodes }: Picture): string[] {
  return NODE_GROUPS.filter((group) => nodes.count(group) > 0).map((group) => `nodes/${group}`);
}

/** What is below a group: its nodes, or pages of them. */
export function pagedRows({ nodes }: Picture, id: string): string[] {
  const [, group, page, node] = id.split('/') as [string, NodeGroup, string?, string?];
  if (!NODE_GROUPS.includes(group) || node !== undefined) return [];
  const names = nodes.namesIn(group);
  if (page !== undefined) return namesOf(names, page).map((name) => `${id}/${name}`);
  if (names.length <= PAGE) return names.map((name) => `${id}/0/${name}`);
  return Array.from({ length: Math.ceil(names.length / PAGE) }, (_, index) => `${id}/${index}`);
}

/** A group, a page of it, or a node. */
export function nodeRow({ nodes }: Picture, id: string): Row | undefined {
  const [, group, page, node] = id.split('/') as [string, NodeGroup, string?, string?];
  if (!NODE_GROUPS.includes(group)) return undefined;
  const { label, icon } = GROUPS[group];
  if (node !== undefined) return podRow(id, node, nodes.pod(node));
  if (page === undefined) {
    const size = nodes.count(group);
    const isOpen = group === 'failing' && size <= PAGE;
    return {
      id,
      label,
      description: count(size),
      icon,
      expands: isOpen ? 'expanded' : 'collapsed',
      menu: 'nodeGroup',
      spoken: `${label}: ${size} nodes`,
    };
  }
  const names = namesOf(nodes.namesIn(group), page);
  if (names.length === 0) return undefined;
  return {
    id,
    label: `${names[0]} … ${names.at(-1)}`,
    description: count(names.length),
    expands: 'collapsed',
  };
}

function podRow(id: string, node: string, pod: ViewPod | undefined): Row | undefined {
  if (!pod) return undefined;
  const { name, fault, marks } = pod;
  const stage = groupOf(pod) === 'failing' ? 'failing' : pod.stage;
  const mode = !marks ? 'no container calico-node' : marks.privileged ? 'privileged' : 'unprivileged';
  const user = marks?.runAsUser === undefined ? 'uid of the image' : `uid ${marks.runAsUser}`;
  const root = marks?.runAsNonRoot === true ? 'runAsNonRoot' : '';
  const said = [mode, user, stage, fault].filter(Boolean).join(' · ');
  return {
    id,
    label: node || '(no node yet)',
    description: said,
    tooltip: told([`Pod ${name} on ${node || 'no node yet'}`, mode, user, root, stage, fault, marks?.image]),
    icon: iconOf(pod),
    expands: 'no',
    menu: 'node',
    spoken: `${node ? `Node ${node}` : 'No node yet'}: calico-node is ${mode}, ${user}, ${stage}${fault ? `, ${fault}` : ''}`,
  };
}

function iconOf({ stage, fault, marks }: ViewPod): Icon {
  if (stage === 'ready') return marks?.privileged ? { name: 'unlock' } : { ...GOOD, name: 'shield' };
  if (stage === 'terminating') return { name: 'circle-outline' };
  return fault ? BAD : MOVING;
}

function namesOf(names: readonly string[], page: string): readonly string[] {
  const start = Number(page) * PAGE;
  return names.slice(start, start + PAGE);
}

function count(number: number): string {
  return number.toLocaleString('en');
}
