import { RELEASES } from '../../src/language/versions/releases.ts';
import { crdObject } from './api/crd.ts';
import type { Kinds, ResourceKind } from './api/kinds.ts';
import { groupVersion } from './api/kinds.ts';
import type { JsonObject, KubeObject } from './objects/object.ts';
import { now } from './objects/object.ts';
import type { Store } from './objects/store.ts';

/** The Installation that a cluster starts with: a Calico cluster that nobody has changed since it was set up. */
export const DEFAULT_INSTALLATION: JsonObject = {
  apiVersion: 'operator.tigera.io/v1',
  kind: 'Installation',
  metadata: { name: 'default' },
  spec: {
    calicoNetwork: {
      bgp: 'Enabled',
      ipPools: [
        {
          cidr: '192.168.0.0/16',
          blockSize: 26,
          encapsulation: 'VXLANCrossSubnet',
          natOutgoing: 'Enabled',
          nodeSelector: 'all()',
        },
      ],
    },
  },
};

/** Fills a store with what a cluster with Calico has beside the Installation and calico-node. */
export function seed(
  store: Store,
  all: readonly ResourceKind[],
  kinds: Kinds,
  calicoVersion: string,
  nodes: number,
): void {
  for (const name of ['default', 'kube-system', 'tigera-operator', 'calico-system', 'calico-apiserver']) {
    store.put(kinds.Namespace, namespace(name));
  }
  for (let index = 1; index <= nodes; index += 1) store.put(kinds.Node, node(`node-${index}`));
  for (const kind of all) if (kind.custom) store.put(kinds.CustomResourceDefinition, crdObject(kind));
  for (const [where, name, image, replicas] of [
    ['tigera-operator', 'tigera-operator', operatorImage(calicoVersion), 1],
    ['calico-system', 'calico-typha', `docker.io/calico/typha:v${calicoVersion}`, Math.min(nodes, 3)],
    ['calico-system', 'calico-kube-controllers', `docker.io/calico/kube-controllers:v${calicoVersion}`, 1],
    ['calico-apiserver', 'calico-apiserver', `docker.io/calico/apiserver:v${calicoVersion}`, 2],
  ] as const) {
    store.put(kinds.Deployment, deployment(where, name, image, replicas));
  }
  store.put(
    kinds.FelixConfiguration,
    object(kinds.FelixConfiguration, { logSeverityScreen: 'Info', healthPort: 9099, vxlanVNI: 4096 }),
  );
  store.put(
    kinds.ClusterInformation,
    object(kinds.ClusterInformation, {
      calicoVersion: `v${calicoVersion}`,
      clusterType: 'typha,kdd,k8s,operator,bgp',
      datastoreReady: true,
    }),
  );
  const pool = {
    cidr: '192.168.0.0/16',
    blockSize: 26,
    vxlanMode: 'CrossSubnet',
    ipipMode: 'Never',
    natOutgoing: true,
    nodeSelector: 'all()',
  };
  store.put(kinds.IPPool, object(kinds.IPPool, pool, 'default-ipv4-ippool'));
}

function operatorImage(calicoVersion: string): string {
  const release = RELEASES.findLast(({ calico }) => calico.text === calicoVersion);
  return `quay.io/tigera/operator:${release?.operator ?? 'v1.36.16'}`;
}

/** The Deployment of the operator of a Calico version. */
export function operatorDeployment(calicoVersion: string): KubeObject {
  return deployment('tigera-operator', 'tigera-operator', operatorImage(calicoVersion), 1);
}

function object(kind: ResourceKind, spec: JsonObject, name = 'default'): KubeObject {
  return { apiVersion: groupVersion(kind), kind: kind.kind, metadata: { name, generation: 1 }, spec };
}

function namespace(name: string): KubeObject {
  const privileged: Record<string, string> =
    name === 'calico-system' ? { 'pod-security.kubernetes.io/enforce': 'privileged' } : {};
  const labels = { 'kubernetes.io/metadata.name': name, ...privileged };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels }, status: { phase: 'Active' } };
}

/** A ready Linux node. */
export function node(name: string): KubeObject {
  const nodeInfo = {
    kernelVersion: '6.1.0',
    osImage: 'Debian GNU/Linux 12',
    operatingSystem: 'linux',
    architecture: 'amd64',
    kubeletVersion: 'v1.32.4',
  };
  const conditions = [{ type: 'Ready', status: 'True', reason: 'KubeletReady', lastTransitionTime: now() }];
  const labels = { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: {},
    status: { conditions, nodeInfo },
  };
}

function deployment(namespace: string, name: string, image: string, replicas: number): KubeObject {
  const labels = { 'k8s-app': name };
  const template = { metadata: { labels }, spec: { containers: [{ name, image }] } };
  const counts = {
    replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
    updatedReplicas: replicas,
  };
  const conditions = ['Available', 'Progressing'].map((type) => ({
    type,
    status: 'True',
    lastUpdateTime: now(),
  }));
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels, generation: 1 },
    spec: { replicas, selector: { matchLabels: labels }, template },
    status: { ...counts, observedGeneration: 1, conditions },
  };
}
