import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ASSUMED, type ClusterFacts } from '../../../../src/language/installation/cluster/facts.ts';
import { createInstallation } from '../../../../src/language/installation/create.ts';
import type { Installation } from '../../../../src/language/installation/installation.ts';
import type { InstallationSpec } from '../../../../src/language/installation/spec.ts';
import { formatPath, parsePath, valueAt } from '../../../../src/language/text/path.ts';
import { version } from '../../../../src/language/versions/version.ts';

interface Defaulted {
  readonly name: string;
  readonly at: string;
  readonly written: InstallationSpec;
  readonly cluster?: ClusterFacts;
  /** Values of the effective spec, by path below `spec`; undefined where nothing may stand. */
  readonly expected: Readonly<Record<string, unknown>>;
}

const pool = (cidr: string): { cidr: string } => ({ cidr });

const TABLE: readonly Defaulted[] = [
  {
    name: 'EKS: its own plugin',
    at: '3.29.7',
    written: { kubernetesProvider: 'EKS' },
    expected: {
      'cni.type': 'AmazonVPC',
      'cni.ipam.type': 'AmazonVPC',
      'calicoNetwork.bgp': 'Disabled',
      'calicoNetwork.ipPools': undefined,
      'calicoNetwork.hostPorts': undefined,
      'calicoNetwork.linuxPolicySetupTimeoutSeconds': undefined,
      logging: undefined,
    },
  },
  {
    name: "EKS with Calico's plugin",
    at: '3.29.7',
    written: { kubernetesProvider: 'EKS', cni: { type: 'Calico' } },
    expected: {
      'calicoNetwork.bgp': 'Disabled',
      'calicoNetwork.ipPools[0].cidr': '172.16.0.0/16',
      'calicoNetwork.ipPools[0].encapsulation': 'VXLAN',
      'calicoNetwork.nodeAddressAutodetectionV4': { canReach: '8.8.8.8' },
    },
  },
  {
    name: 'AKS',
    at: '3.29.2',
    written: { kubernetesProvider: 'AKS', calicoNetwork: { windowsDataplane: 'HNS' } },
    expected: {
      'cni.type': 'AzureVNET',
      azure: { policyMode: 'Default' },
      'typhaAffinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key':
        'type',
      'windowsNodes.cniBinDir': '/k/azurecni/bin',
      flexVolumePath: '/etc/kubernetes/volumeplugins/',
    },
  },
  {
    name: 'AKS before azure',
    at: '3.29.1',
    written: { kubernetesProvider: 'AKS' },
    expected: { azure: undefined },
  },
  {
    name: 'GKE',
    at: '3.31.7',
    written: { kubernetesProvider: 'GKE' },
    expected: {
      'cni.type': 'GKE',
      'cni.ipam.type': 'HostLocal',
      'cni.binDir': '/home/kubernetes/bin',
      'cni.specVersion': undefined,
      'calicoNetwork.ipPools': undefined,
    },
  },
  {
    name: 'OpenShift',
    at: '3.32.1',
    written: { kubernetesProvider: 'OpenShift' },
    cluster: { openshiftClusterNetwork: ['10.128.0.0/14'], existingIPPools: [] },
    expected: {
      'cni.confDir': '/var/run/multus/cni/net.d',
      'cni.binDir': '/var/lib/cni/bin',
      'cni.specVersion': undefined,
      'calicoNetwork.ipPools[0].cidr': '10.128.0.0/14',
      flexVolumePath: '/etc/kubernetes/kubelet-plugins/volume/exec/',
    },
  },
  {
    name: 'DockerEnterprise',
    at: '3.27.5',
    written: { kubernetesProvider: 'DockerEnterprise' },
    expected: { 'calicoNetwork.nodeAddressAutodetectionV4': { skipInterface: '^br-.*' } },
  },
  {
    name: 'RKE2, detected',
    at: '3.29.7',
    written: { kubernetesProvider: '' },
    cluster: { detectedProvider: 'RKE2' },
    expected: { kubernetesProvider: 'RKE2', flexVolumePath: '/var/lib/kubelet/volumeplugins/' },
  },
  {
    name: 'aws-node without a plugin written',
    at: '3.29.7',
    written: {},
    cluster: { awsNode: true },
    expected: { 'cni.type': 'AmazonVPC' },
  },
  {
    name: 'aws-node with one',
    at: '3.29.7',
    written: { cni: { type: 'Calico' } },
    cluster: { awsNode: true },
    expected: { 'cni.type': 'Calico' },
  },
  {
    name: 'registry',
    at: '3.30.6',
    written: { registry: 'quay.example.com' },
    expected: { registry: 'quay.example.com/' },
  },
  {
    name: 'registry',
    at: '3.31.0',
    written: { registry: 'quay.example.com' },
    expected: { registry: 'quay.example.com' },
  },
  {
    name: 'registry keyword',
    at: '3.29.7',
    written: { registry: 'UseDefault' },
    expected: { registry: 'UseDefault' },
  },
  {
    name: 'registry keyword, spoilt',
    at: '3.21.6',
    written: { registry: 'UseDefault' },
    expected: { registry: 'UseDefault/' },
  },
  ...['3.30.7', '3.31.5', '3.32.0', '3.29.8'].map((at) => ({
    name: 'mode left absent',
    at,
    written: {},
    expected: { nonPrivileged: undefined },
  })),
  { name: 'mode written', at: '3.31.4', written: {}, expected: { nonPrivileged: 'Disabled' } },
  { name: 'specVersion', at: '3.31.7', written: {}, expected: { 'cni.specVersion': 'Auto' } },
  { name: 'specVersion', at: '3.32.1', written: {}, expected: { 'cni.specVersion': undefined } },
  {
    name: 'head',
    at: '3.33.0-unreleased',
    written: { networkPolicy: {} },
    expected: {
      'cni.specVersion': 'Auto',
      'cni.installMode': 'All',
      calicoRunHostPath: '/var/run/calico',
      'networkPolicy.managePolicies': 'Enabled',
    },
  },
  {
    name: 'BPF: no host ports',
    at: '3.26.5',
    written: { calicoNetwork: { linuxDataplane: 'BPF', ipPools: [] } },
    expected: {
      'calicoNetwork.hostPorts': 'Disabled',
      'calicoNetwork.nodeAddressAutodetectionV4': { firstFound: true },
    },
  },
  {
    name: 'kubeadm names two',
    at: '3.29.7',
    written: {},
    cluster: { kubeadmPodSubnet: ['10.244.0.0/16,fd00:10:244::/56'] },
    expected: {
      'calicoNetwork.ipPools[0].name': 'default-ipv4-ippool',
      'calicoNetwork.ipPools[1].name': 'default-ipv6-ippool',
      'calicoNetwork.ipPools[1].encapsulation': 'None',
      'calicoNetwork.ipPools[1].natOutgoing': 'Disabled',
      'calicoNetwork.ipPools[1].blockSize': 122,
      'calicoNetwork.nodeAddressAutodetectionV6': { firstFound: true },
    },
  },
  {
    name: 'kubeadm names two of a kind to an operator that sees one',
    at: '3.27.5',
    written: {},
    cluster: { kubeadmPodSubnet: ['10.244.0.0/16', '10.245.0.0/16'] },
    expected: { 'calicoNetwork.ipPools[0].cidr': '10.244.0.0/16', 'calicoNetwork.ipPools[1]': undefined },
  },
  {
    name: 'names of three pools',
    at: '3.28.0',
    written: { calicoNetwork: { ipPools: [pool('10.1.2.3/16'), pool('fd00::1/64'), pool('10.9.0.0/16')] } },
    cluster: { existingIPPools: [{ name: 'mine', cidr: '10.9.0.0/16' }] },
    expected: {
      'calicoNetwork.ipPools[0].name': '10.1.0.0-16',
      'calicoNetwork.ipPools[1].name': 'fd00.0000.0000.0000.0000.0000.0000.0000-64',
      'calicoNetwork.ipPools[2].name': 'mine',
    },
  },
  {
    name: 'pools of somebody else',
    at: '3.28.0',
    written: {},
    cluster: { existingIPPools: [{ cidr: '10.9.0.0/16' }] },
    expected: {
      'calicoNetwork.ipPools': [],
      'calicoNetwork.nodeAddressAutodetectionV4': { firstFound: true },
    },
  },
  {
    name: 'only a disabled pool',
    at: '3.28.0',
    written: {},
    cluster: { existingIPPools: [{ cidr: '10.9.0.0/16', disabled: true }] },
    expected: { 'calicoNetwork.nodeAddressAutodetectionV4': undefined },
  },
  {
    name: 'no pool without Calico IPAM',
    at: '3.29.7',
    written: { cni: { type: 'Calico', ipam: { type: 'HostLocal' } } },
    expected: { 'calicoNetwork.ipPools': undefined },
  },
  {
    name: 'what is written stays',
    at: '3.29.7',
    written: {
      nodeUpdateStrategy: { rollingUpdate: { maxSurge: 1 } },
      logging: { cni: { logSeverity: 'Debug' } },
      calicoNetwork: { ipPools: [{ cidr: '10.0.0.0/16', allowedUses: ['Tunnel'], encapsulation: 'None' }] },
    },
    expected: {
      'nodeUpdateStrategy.rollingUpdate': { maxSurge: 1, maxUnavailable: 1 },
      'logging.cni.logSeverity': 'Debug',
      'logging.cni.logFileMaxCount': 10,
      'calicoNetwork.ipPools[0].allowedUses': ['Tunnel'],
      'calicoNetwork.ipPools[0].encapsulation': 'None',
    },
  },
];

function create(at: string, written: InstallationSpec, cluster: ClusterFacts = ASSUMED): Installation {
  return createInstallation({
    version: version(at),
    name: 'default',
    completeness: 'whole',
    written,
    cluster,
  });
}

describe('effective spec', () => {
  for (const { name, at, written, cluster, expected } of TABLE) {
    it(`${name} at ${at}`, () => {
      const before = structuredClone(written);
      const { spec } = create(at, written, cluster);
      const found = Object.keys(expected).map((path) => [path, valueAt(spec, parsePath(path)!)]);
      assert.deepEqual(Object.fromEntries(found), expected);
      assert.deepEqual(written, before);
    });
  }

  it('leaves a patch as it is written', () => {
    const written = { nodeMetricsPort: 9091 };
    const parts = { version: version('3.29.7'), name: 'default', written, cluster: ASSUMED };
    assert.equal(createInstallation({ ...parts, completeness: 'partial' }).spec, written);
  });

  it('tells written from defaulted', () => {
    const installation = create('3.29.7', { calicoNetwork: { ipPools: [{ cidr: '10.0.0.0/16' }] } });
    const at = (path: string): boolean => installation.isWritten(parsePath(path)!);
    assert.deepEqual(
      [
        'metadata.name',
        'spec',
        'spec.calicoNetwork.ipPools[0].cidr',
        'spec.calicoNetwork.ipPools[0].name',
        'spec.cni',
      ].map(at),
      [true, true, true, false, false],
    );
  });
});

describe('assumptions', () => {
  const assumed = (installation: Installation): string[] =>
    installation.assumptions.map(({ path, fact }) => `${formatPath(path)}: ${fact}`);

  it('are what a default hangs on and nobody asked', () => {
    assert.deepEqual(assumed(create('3.29.7', {})), [
      'spec.kubernetesProvider: detectedProvider',
      'spec.cni.type: awsNode',
      'spec.calicoNetwork.ipPools: existingIPPools',
      'spec.calicoNetwork.ipPools: kubeadmPodSubnet',
      'spec.calicoNetwork.nodeAddressAutodetectionV6: existingIPPools',
    ]);
  });

  it('are not made where the text or the cluster answers', () => {
    const written = { kubernetesProvider: 'EKS', cni: { type: 'AmazonVPC' } };
    assert.deepEqual(assumed(create('3.27.5', written)), []);
    const cluster = {
      detectedProvider: undefined,
      awsNode: false,
      existingIPPools: [],
      kubeadmPodSubnet: [],
    };
    assert.deepEqual(assumed(create('3.29.7', {}, cluster)), []);
  });
});
