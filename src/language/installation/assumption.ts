import type { Path } from '../text/path.ts';
import type { ClusterFacts } from './cluster/facts.ts';

/** A default that hangs on the cluster, filled in without having asked it. */
export interface Assumption {
  /** The field whose default it decided, from the object's root. */
  readonly path: Path;
  /** What was not known. */
  readonly fact: keyof ClusterFacts;
  /** What was taken to hold, as a sentence for people. */
  readonly text: string;
}

const TEXTS = {
  detectedProvider: 'No provider is detected on the cluster.',
  awsNode: 'There is no DaemonSet `aws-node` in `kube-system`.',
  kubeadmPodSubnet: 'The cluster names no pod CIDR (no `podSubnet` in the ConfigMap of kubeadm).',
  openshiftClusterNetwork: 'The network configuration of OpenShift names no pod CIDR.',
  existingIPPools: 'The cluster has no IPPool yet.',
} as const satisfies Partial<Record<keyof ClusterFacts, string>>;

/** The facts that defaulting asks for. */
export type AssumedFact = keyof typeof TEXTS;

export function assumption(fact: AssumedFact, path: Path): Assumption {
  return { path, fact, text: TEXTS[fact] };
}
