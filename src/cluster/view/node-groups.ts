import { type NodeMarks, nodeMarks, nodeMode } from '../facts/node-template.ts';
import type { LiveObject } from '../object/live-object.ts';
import { type WatchedPod, watchedPod } from '../rollout/pod-state.ts';

/** A calico-node pod as the view shows it. */
export interface ViewPod extends WatchedPod {
  /** Undefined where it has no container calico-node. */
  readonly marks: NodeMarks | undefined;
}

export function viewPod(object: LiveObject): ViewPod {
  return { ...watchedPod(object), marks: nodeMarks(object.spec) };
}

/** Nodes by what is to be seen first: those that fail, those on their way, and those that run, by how they do. */
export type NodeGroup = 'failing' | 'moving' | 'mixed' | 'privileged' | 'non-privileged';

export const NODE_GROUPS: readonly NodeGroup[] = [
  'failing',
  'moving',
  'mixed',
  'privileged',
  'non-privileged',
];

export function groupOf({ stage, fault, marks }: ViewPod): NodeGroup {
  if (stage !== 'ready' && stage !== 'terminating' && fault !== '') return 'failing';
  if (stage !== 'ready') return 'moving';
  return marks ? nodeMode(marks) : 'mixed';
}

/** The nodes that have a calico-node pod, by group. Cheap to change one by one, and sorted where somebody looks. */
export interface Nodes {
  readonly size: number;
  put(pod: ViewPod): void;
  remove(podName: string): void;
  podNames(): Iterable<string>;
  /** The pod that stands for a node: of two, the one that is not being ended. */
  pod(node: string): ViewPod | undefined;
  count(group: NodeGroup): number;
  /** The names of the nodes of a group, `node-2` before `node-10`. */
  namesIn(group: NodeGroup): readonly string[];
}

/** `onChange` is told the groups that a change touches. */
export function createNodes(onChange: (group: NodeGroup) => void): Nodes {
  const byName = new Map<string, ViewPod>();
  const byNode = new Map<string, ViewPod[]>();
  const groups = new Map<NodeGroup, Map<string, ViewPod>>(NODE_GROUPS.map((group) => [group, new Map()]));
  const sorted = new Map<NodeGroup, readonly string[]>();
  const shown = (node: string) => {
    const pods = byNode.get(node) ?? [];
    return pods.findLast(({ stage }) => stage !== 'terminating') ?? pods.at(-1);
  };
  /** Changes the pods of a node, and moves it to its group. */
  const change = (node: string, how: (pods: readonly ViewPod[]) => ViewPod[]) => {
    const before = shown(node);
    const pods = how(byNode.get(node) ?? []);
    if (pods.length > 0) byNode.set(node, pods);
    else byNode.delete(node);
    const after = shown(node);
    if (before) leave(groupOf(before), node, after && groupOf(after));
    if (after) enter(groupOf(after), node, after);
  };
  const leave = (group: NodeGroup, node: string, next: NodeGroup | undefined) => {
    if (next === group) return;
    groups.get(group)!.delete(node);
    sorted.delete(group);
    onChange(group);
  };
  const enter = (group: NodeGroup, node: string, pod: ViewPod) => {
    const members = groups.get(group)!;
    if (!members.has(node)) sorted.delete(group);
    members.set(node, pod);
    onChange(group);
  };
  const remove = (podName: string) => {
    const pod = byName.get(podName);
    if (!pod) return;
    byName.delete(podName);
    change(pod.node, (pods) => pods.filter(({ name }) => name !== podName));
  };
  return {
    get size() {
      return byNode.size;
    },
    put(pod) {
      const known = byName.get(pod.name);
      // A pod has no node before it is scheduled.
      if (known && known.node !== pod.node) remove(pod.name);
      byName.set(pod.name, pod);
      change(pod.node, (pods) => {
        const isKnown = pods.some(({ name }) => name === pod.name);
        return isKnown ? pods.map((one) => (one.name === pod.name ? pod : one)) : [...pods, pod];
      });
    },
    remove,
    podNames: () => byName.keys(),
    pod: shown,
    count: (group) => groups.get(group)!.size,
    namesIn(group) {
      const known = sorted.get(group);
      if (known) return known;
      const members = [...groups.get(group)!.values()];
      const names = members.sort((one, other) => (one.order < other.order ? -1 : 1)).map(({ node }) => node);
      sorted.set(group, names);
      return names;
    },
  };
}
