import { entryOf, type MapEntry, type MapNode } from '../../syntax/node.ts';
import type { PathEdit } from '../../text/edit.ts';
import { formatPath, type Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import type { ObjectField } from '../field.ts';
import { type FieldExplanation, lead, type Spot } from './structural-problem.ts';

type Parent = Spot<ObjectField, MapNode>;

interface Confusion {
  /** What it is instead, after "x has no field y; ". */
  readonly said: string;
  /** The field to set in its place, from the same parent, and the value that means the same. */
  readonly instead?: (value: unknown) => { readonly path: Path; readonly value: unknown } | undefined;
}

/**
 * Keys that people write because something near to the Installation has them: the IPPool and FelixConfiguration
 * APIs, the Helm chart, other network plugins, the operator's Go types. By the place that they are written at.
 */
const CONFUSIONS: Readonly<Record<string, Readonly<Record<string, Confusion>>>> = {
  'spec.calicoNetwork.ipPools[]': {
    ipipMode: {
      said: '`ipipMode` is of the IPPool API, and `encapsulation` says the same here',
      instead: (value) => encapsulation({ Always: 'IPIP', CrossSubnet: 'IPIPCrossSubnet' }, value),
    },
    vxlanMode: {
      said: '`vxlanMode` is of the IPPool API, and `encapsulation` says the same here',
      instead: (value) => encapsulation({ Always: 'VXLAN', CrossSubnet: 'VXLANCrossSubnet' }, value),
    },
    disabled: {
      said: '`disabled` is of the IPPool API, and `disableNewAllocations` (from Calico 3.29.0) is near to it',
    },
  },
  'spec.calicoNetwork': {
    LinuxDataplaneOption: {
      said: '`LinuxDataplaneOption` is the name of a type, and the field is `linuxDataplane`',
      instead: (value) => ({ path: ['linuxDataplane'], value }),
    },
    strictAffinity: { said: '`strictAffinity` is of the IPAMConfiguration API' },
    prometheusMetricsEnabled: { said: '`prometheusMetricsEnabled` is of the FelixConfiguration API' },
    bpfEnabled: {
      said: '`bpfEnabled` is of the FelixConfiguration API, and `linuxDataplane: BPF` turns eBPF on here',
      instead: (value) => (value === true ? { path: ['linuxDataplane'], value: 'BPF' } : undefined),
    },
    kubeProxyReplacement: {
      said: '`kubeProxyReplacement` is not of Calico; the eBPF dataplane (`linuxDataplane: BPF`) replaces kube-proxy',
    },
  },
  spec: {
    enabled: { said: '`enabled` is a value of the Helm chart and not of the resource' },
    enable: { said: 'the Helm chart calls its switch `enabled`, and the resource has none' },
    cniType: {
      said: 'the plugin is chosen by `cni.type`',
      instead: (value) => ({ path: ['cni', 'type'], value }),
    },
    backend: {
      said: '`calicoNetwork.bgp` and the `encapsulation` of the pools decide what a backend setting would',
    },
    version: { said: 'the version of Calico is that of the operator' },
    tag: { said: 'the tags of the images are those of the operator; an ImageSet can name digests' },
    replicas: { said: '`controlPlaneReplicas` is the number of replicas of the control plane' },
    tolerations: {
      said: 'tolerations of the control plane are `controlPlaneTolerations`, and calico-node tolerates everything',
    },
    nodeSelector: {
      said: 'the control plane has `controlPlaneNodeSelector`, and calico-node has one in `calicoNodeDaemonSet`',
    },
    strictAffinity: { said: '`strictAffinity` is of the IPAMConfiguration API' },
    bpfEnabled: { said: '`bpfEnabled` is of the FelixConfiguration API; see `calicoNetwork.linuxDataplane`' },
    prometheusMetricsEnabled: { said: '`prometheusMetricsEnabled` is of the FelixConfiguration API' },
    logSeverityScreen: { said: '`logSeverityScreen` is of the FelixConfiguration API' },
    tigeraOperator: { said: '`tigeraOperator` is a value of the Helm chart, at its root' },
    calicoctl: { said: '`calicoctl` is a value of the Helm chart, at its root' },
  },
  'spec.typhaDeployment': { replicas: typhaReplicas() },
  'spec.typhaDeployment.spec': { replicas: typhaReplicas() },
};

/** What is known of a key that does not exist and is written all the same. */
export function knownConfusion(entry: MapEntry, parent: Parent): FieldExplanation | undefined {
  const place = formatPath(parent.path).replace(/\[\d+\]/g, '[]');
  const known = Object.hasOwn(CONFUSIONS, place) ? CONFUSIONS[place]! : {};
  const confusion = Object.hasOwn(known, entry.key) ? known[entry.key]! : undefined;
  if (!confusion) return undefined;
  const fix = replacement(entry, confusion, parent);
  return { said: `${lead(entry.key, parent)}; ${confusion.said}`, fixes: fix ? [fix] : [] };
}

function replacement(entry: MapEntry, { instead }: Confusion, { path, node }: Parent): Fix | undefined {
  if (!instead || entry.value.kind !== 'scalar') return undefined;
  const wanted = instead(entry.value.value);
  if (!wanted || isTaken(node, wanted.path)) return undefined;
  const edits: PathEdit[] = [
    { op: 'remove', path: [...path, entry.key] },
    { op: 'set', path: [...path, ...wanted.path], value: wanted.value },
  ];
  return {
    title: `Replace with ${formatPath(wanted.path)}: ${String(wanted.value)}`,
    safety: 'unsafe',
    edits,
  };
}

function isTaken(node: MapNode, path: Path): boolean {
  let current: MapEntry | undefined;
  for (const step of path) {
    current = entryOf(current?.value ?? node, String(step));
    if (!current) return false;
  }
  return true;
}

function encapsulation(
  modes: Readonly<Record<string, string>>,
  mode: unknown,
): { path: Path; value: unknown } | undefined {
  const value = typeof mode === 'string' && Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  return value === undefined ? undefined : { path: ['encapsulation'], value };
}

function typhaReplicas(): Confusion {
  return { said: 'the operator chooses the number of Typha replicas by the number of nodes' };
}
