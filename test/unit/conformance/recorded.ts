import { existsSync, readFileSync } from 'node:fs';
import type { ClusterFacts } from '../../../src/language/installation/cluster/facts.ts';

/** A manifest and what the operator of one release said of it; see `test/fixtures/verdicts/README.md`. */
export interface RecordedCase {
  readonly id: string;
  readonly calicoVersion: string;
  readonly yaml: string;
  readonly verdict: 'accept' | 'reject';
  readonly ruleId?: string;
  readonly altRuleIds?: readonly string[];
  readonly path?: string;
  /** What the cluster said. */
  readonly operatorMessage?: string;
  readonly warnings?: readonly string[];
  readonly information?: readonly string[];
  readonly needs?: readonly string[];
  readonly overlay?: string;
  readonly otherManifests?: string | readonly string[];
  readonly cluster?: RecordedCluster;
}

interface RecordedCluster {
  readonly detectedProvider?: string;
  readonly awsNode?: boolean;
  readonly kubeadmPodSubnet?: string | null;
  readonly openshiftClusterNetwork?: string | null;
  readonly existingIPPools?: readonly string[];
  readonly servicesEndpointConfigMap?: boolean;
  readonly enterpriseCRDs?: boolean;
  readonly calicoNodeDaemonSet?: boolean;
}

export interface RecordedMatrix {
  readonly versions: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly yaml: string;
    readonly verdicts: readonly string[];
  }[];
}

/** The recorded data of a name: the committed copy, or the fuller original where that is at hand. */
export function recorded<T>(name: string, original: string): T {
  const source = existsSync(original) ? original : `test/fixtures/verdicts/${name}`;
  return JSON.parse(readFileSync(source, 'utf8')) as T;
}

/** All documents of a case in one text: the Installation, its overlay, the objects beside it. */
export function textOf({ yaml, overlay, otherManifests }: RecordedCase): string {
  return [yaml, overlay, otherManifests].flat().filter(Boolean).join('\n---\n');
}

/** The state of the cluster that a case was judged with; the pools in it were called `existing`. */
export function clusterOf({ cluster }: RecordedCase): ClusterFacts | undefined {
  if (!cluster) return undefined;
  const { kubeadmPodSubnet, openshiftClusterNetwork, existingIPPools, servicesEndpointConfigMap } = cluster;
  return {
    detectedProvider: cluster.detectedProvider,
    awsNode: cluster.awsNode,
    kubeadmPodSubnet: kubeadmPodSubnet ? [kubeadmPodSubnet] : undefined,
    openshiftClusterNetwork:
      typeof openshiftClusterNetwork === 'string' ? [openshiftClusterNetwork] : undefined,
    existingIPPools: existingIPPools?.map((cidr) => ({ cidr, name: 'existing' })),
    servicesEndpointConfigMap:
      servicesEndpointConfigMap === undefined ? undefined : servicesEndpointConfigMap ? 'complete' : 'absent',
    enterpriseCRDs: cluster.enterpriseCRDs,
    calicoNodeDaemonSet: cluster.calicoNodeDaemonSet,
  };
}
