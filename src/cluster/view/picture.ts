import { CALICO_NODE } from '../calico-node.ts';
import type { ClusterError } from '../errors/error.ts';
import { type StatusRow, statusRow } from '../facts/tigerastatus.ts';
import type { ObjectEvent } from '../kubectl/follow.ts';
import { numberAt } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';
import type { Target } from '../target.ts';
import { createNodes, NODE_GROUPS, type Nodes, viewPod } from './node-groups.ts';

/** The parts of the picture, each of which has a watch of its own. */
export type Section = 'installation' | 'statuses' | 'nodes' | 'coverage';

/** What is known of a cluster, for a view; changed by what watches tell. */
export interface Picture {
  readonly target: Target;
  /** The Installation `default`; undefined where there is none. */
  readonly installation: LiveObject | undefined;
  readonly statuses: ReadonlyMap<string, StatusRow>;
  readonly nodes: Nodes;
  /** How many nodes the DaemonSet should cover; undefined where it is not there. */
  readonly desired: number | undefined;
  /** Why a part cannot be told. */
  readonly troubles: ReadonlyMap<Section, ClusterError>;
  /** Whether it is being watched now; otherwise it is as it was last seen. */
  isLive: boolean;
  onInstallation(event: ObjectEvent): void;
  onStatus(event: ObjectEvent): void;
  onDaemonSet(event: ObjectEvent): void;
  onPod(event: ObjectEvent): void;
  setFault(section: Section, error: ClusterError | undefined): void;
  /** What a part has is about to be told anew. */
  doubt(section: Section): void;
  /** All of it has been told again: what is still in doubt is gone. */
  settle(section: Section): void;
  /** The rows (see `rows.ts`) that have changed since this was asked last, each with all below it. */
  takeChanges(): string[];
}

export function createPicture(target: Target): Picture {
  const changed = new Set<string>();
  const statuses = new Map<string, StatusRow>();
  const troubles = new Map<Section, ClusterError>();
  const doubted = new Map<Section, Set<string>>();
  let installation: LiveObject | undefined;
  let desired: number | undefined;
  let told = '';
  const nodes = createNodes((group) => changed.add(`nodes/${group}`));
  const sure = (section: Section, name: string) => doubted.get(section)?.delete(name);
  const forget = (section: Section, name: string) => {
    sure(section, name);
    if (section === 'nodes') return nodes.remove(name);
    if (section === 'statuses') statuses.delete(name);
    else installation = undefined;
    changed.add(section);
  };
  const names = (section: Section): Iterable<string> => {
    if (section === 'nodes') return nodes.podNames();
    if (section === 'statuses') return statuses.keys();
    return section === 'installation' && installation ? ['default'] : [];
  };
  return {
    target,
    statuses,
    nodes,
    troubles,
    isLive: false,
    get installation() {
      return installation;
    },
    get desired() {
      return desired;
    },
    onInstallation({ type, object }) {
      if (object.metadata.name !== 'default') return;
      if (type === 'gone') return forget('installation', 'default');
      sure('installation', 'default');
      installation = object;
      changed.add('installation');
    },
    onStatus({ type, object }) {
      const { name } = object.metadata;
      if (type === 'gone') return forget('statuses', name);
      sure('statuses', name);
      statuses.set(name, statusRow(object));
      changed.add('statuses');
    },
    onDaemonSet({ type, object }) {
      if (object.metadata.name !== CALICO_NODE.name) return;
      desired = type === 'gone' ? undefined : (numberAt(object, 'status', 'desiredNumberScheduled') ?? 0);
    },
    onPod({ type, object }) {
      const { name } = object.metadata;
      if (type === 'gone') return forget('nodes', name);
      sure('nodes', name);
      nodes.put(viewPod(object));
    },
    setFault(section, error) {
      if (troubles.get(section) === error) return;
      if (error) troubles.set(section, error);
      else troubles.delete(section);
      changed.add(section === 'coverage' ? 'nodes' : section);
    },
    doubt: (section) => doubted.set(section, new Set(names(section))),
    settle(section) {
      for (const name of [...(doubted.get(section) ?? [])]) forget(section, name);
      doubted.delete(section);
    },
    takeChanges() {
      // What the row of all nodes says, and which groups are below it, seldom changes: mostly it is one group.
      const now = [nodes.size, desired, ...NODE_GROUPS.map((group) => nodes.count(group) > 0)].join(' ');
      if (now !== told) changed.add('nodes');
      told = now;
      const isBelow = (row: string) => changed.has(row.slice(0, Math.max(0, row.indexOf('/'))));
      const rows = [...changed].filter((row) => !isBelow(row));
      changed.clear();
      return rows;
    },
  };
}
