import { analyse } from '../../../analysis/analyse.ts';
import type { CalicoVersion } from '../../../versions/version.ts';

/** A whole Installation to start from. */
export interface Skeleton {
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly description: string;
  /** The spec, below `spec:`, with placeholders as LSP writes them. */
  readonly spec: readonly string[];
}

const SKELETONS: readonly Skeleton[] = [
  {
    name: 'Installation',
    description: 'A Calico Installation with one IP pool.',
    spec: [
      'calicoNetwork:',
      '  ipPools:',
      `    - cidr: ${stop(1, '192.168.0.0/16')}`,
      `      blockSize: ${stop(2, '26')}`,
      `      encapsulation: ${stop(3, 'VXLANCrossSubnet')}`,
      '      natOutgoing: Enabled',
      '      nodeSelector: all()',
    ],
  },
  {
    name: 'Installation on kubeadm',
    description: 'Calico networking on a cluster that kubeadm made; the pool lies inside its pod network.',
    spec: pool('192.168.0.0/16', 'VXLANCrossSubnet', ['natOutgoing: Enabled', 'nodeSelector: all()']),
  },
  {
    name: 'Installation on kind',
    description: 'Calico on kind, whose own CNI is switched off (`disableDefaultCNI: true`).',
    spec: pool('10.244.0.0/16', 'VXLANCrossSubnet', ['natOutgoing: Enabled', 'nodeSelector: all()']),
  },
  {
    name: 'Installation on EKS with Calico networking',
    description: 'Calico CNI on EKS; VXLAN, because EKS turns BGP off.',
    spec: [
      'kubernetesProvider: EKS',
      'cni:',
      '  type: Calico',
      'calicoNetwork:',
      '  bgp: Disabled',
      '  ipPools:',
      `    - cidr: ${stop(1, '172.16.0.0/16')}`,
      '      encapsulation: VXLAN',
    ],
  },
  policyOnly(
    'EKS',
    'AmazonVPC',
    ' with the Amazon VPC CNI',
    'Calico for policy only, beside the Amazon VPC CNI.',
  ),
  policyOnly(
    'AKS',
    'AzureVNET',
    '',
    'Calico for policy only, beside the Azure CNI; the provider must be declared on AKS.',
  ),
  policyOnly('GKE', 'GKE', '', 'Calico for policy only, on GKE.'),
  {
    name: 'Installation on OpenShift',
    description: 'Calico on OpenShift, with the pod network of the cluster.',
    spec: [
      'kubernetesProvider: OpenShift',
      ...pool('10.128.0.0/14', 'VXLAN', ['natOutgoing: Enabled', 'nodeSelector: all()']),
    ],
  },
  {
    name: 'Installation on RKE2',
    description: 'Calico on RKE2, with its default pod network.',
    spec: [
      'kubernetesProvider: RKE2',
      ...pool('10.42.0.0/16', 'VXLAN', ['natOutgoing: Enabled', 'nodeSelector: all()']),
    ],
  },
  {
    name: 'Installation with eBPF',
    description: `The eBPF dataplane; the operator needs the ConfigMap kubernetes-services-endpoint, or
\`bpfNetworkBootstrap\` from 3.31 on.`,
    spec: [
      'calicoNetwork:',
      '  linuxDataplane: BPF',
      ...pool('192.168.0.0/16', 'VXLANCrossSubnet', []).slice(1),
    ],
  },
  {
    name: 'Installation, dual stack',
    description: 'An IPv4 and an IPv6 pool.',
    spec: [
      ...pool('192.168.0.0/16', 'VXLANCrossSubnet', ['natOutgoing: Enabled']),
      `    - cidr: ${stop(3, 'fd00:10:244::/48')}`,
      `      encapsulation: ${stop(4, 'None')}`,
      '      natOutgoing: Enabled',
    ],
  },
  {
    name: 'Installation in non-privileged mode',
    description: 'calico-node without privilege and root; works as documented up to 3.27.0 (not in 3.25.1).',
    spec: ['nonPrivileged: Enabled', ...pool('192.168.0.0/16', 'VXLANCrossSubnet', [])],
  },
];

function pool(cidr: string, encapsulation: string, rest: readonly string[]): string[] {
  const lines = [
    `- cidr: ${stop(1, cidr)}`,
    `  encapsulation: ${stop(2, encapsulation)}`,
    ...rest.map((line) => `  ${line}`),
  ];
  return ['calicoNetwork:', '  ipPools:', ...lines.map((line) => `    ${line}`)];
}

/** A placeholder as LSP writes it. */
function stop(number: number, value: string): string {
  return `\${${number}:${value}}`;
}

function policyOnly(provider: string, plugin: string, suffix: string, description: string): Skeleton {
  return {
    name: `Installation on ${provider}${suffix}`,
    description,
    spec: [
      `kubernetesProvider: ${provider}`,
      'cni:',
      `  type: ${plugin}`,
      'calicoNetwork:',
      '  bgp: Disabled',
    ],
  };
}

/** A skeleton that a release takes, as text. */
export interface SkeletonOffer {
  readonly name: string;
  readonly description: string;
  readonly snippet: string;
  readonly text: string;
  /** What the release says of it all the same, in a sentence. */
  readonly caveat: string | undefined;
}

const HEAD = [
  'apiVersion: operator.tigera.io/v1',
  'kind: Installation',
  'metadata:',
  '  name: default',
  'spec:',
];
const offered = new Map<string, readonly SkeletonOffer[]>();

/** The skeletons that pass the verdict at a release: neither the API server nor the operator refuses them. */
export function skeletonOffers(version: CalicoVersion): readonly SkeletonOffer[] {
  let known = offered.get(version.text);
  if (!known) {
    known = SKELETONS.flatMap((skeleton) => offerAt(skeleton, version));
    offered.set(version.text, known);
  }
  return known;
}

function offerAt({ name, description, spec }: Skeleton, version: CalicoVersion): SkeletonOffer[] {
  const snippet = [...HEAD, ...spec.map((line) => `  ${line}`), ''].join('\n');
  const text = snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');
  const { findings } = analyse(text, { target: { version, source: 'setting' }, force: true });
  if (findings.some(({ severity }) => severity === 'error')) return [];
  const caveat =
    findings.find(({ severity }) => severity === 'warning') ??
    findings.find(({ code }) => code.startsWith('nonprivileged-'));
  return [{ name, description, snippet, text, caveat: caveat?.message }];
}
