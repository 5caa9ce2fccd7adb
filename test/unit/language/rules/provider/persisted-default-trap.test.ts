import { installation } from '../../../../../src/language/rules/sample.ts';
import type { Path } from '../../../../../src/language/text/path.ts';
import { checkRule } from '../check-rule.ts';

const network = (field: string): Path => ['spec', 'calicoNetwork', field];
const ENCAPSULATION: Path = ['spec', 'calicoNetwork', 'ipPools', 0, 'encapsulation'];

checkRule('persisted-default-trap', [
  {
    name: 'a new CNI plugin',
    version: '3.32.1',
    cluster: { operatorDefaults: [network('hostPorts'), network('bgp'), ['spec', 'cni', 'ipam', 'type']] },
    yaml: installation(`
      cni:
        type: GKE
        ipam:
          type: Calico
      #   ^^^^^^^^^^^^ persisted-default-trap
      calicoNetwork:
        bgp: Enabled
      # ^^^^^^^^^^^^ persisted-default-trap
        hostPorts: Enabled
      # ^^^^^^^^^^^^^^^^^^ persisted-default-trap
    `),
  },
  {
    name: 'BGP switched off',
    version: '3.29.7',
    cluster: { operatorDefaults: [ENCAPSULATION] },
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        ipPools:
        - cidr: 10.0.0.0/16
          encapsulation: IPIP
      #   ^^^^^^^^^^^^^^^^^^^ persisted-default-trap
    `),
    fixes: {
      'Remove calicoNetwork.ipPools[0].encapsulation': installation(`
        calicoNetwork:
          bgp: Disabled
          ipPools:
          - cidr: 10.0.0.0/16
      `),
    },
  },
  {
    name: 'a new dataplane',
    version: '3.29.7',
    cluster: { operatorDefaults: [network('linuxPolicySetupTimeoutSeconds')] },
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: Nftables
        linuxPolicySetupTimeoutSeconds: 0
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ persisted-default-trap
    `),
  },
  {
    name: 'the same, accepted from 3.31',
    version: '3.31.4',
    cluster: { operatorDefaults: [network('linuxPolicySetupTimeoutSeconds')] },
    yaml: installation('calicoNetwork:\n  linuxDataplane: Nftables\n  linuxPolicySetupTimeoutSeconds: 0'),
  },
  {
    name: 'host ports that are off, beside another CNI plugin',
    version: '3.27.5',
    cluster: { operatorDefaults: [network('hostPorts')] },
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        hostPorts: Disabled
      # ^^^^^^^^^^^^^^^^^^^ persisted-default-trap
    `),
  },
  {
    name: 'the same, accepted from 3.28',
    version: '3.28.0',
    cluster: { operatorDefaults: [network('hostPorts')] },
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  hostPorts: Disabled'),
  },
  {
    name: 'host ports under eBPF',
    version: '3.26.5',
    cluster: { operatorDefaults: [network('hostPorts')] },
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        hostPorts: Enabled
      # ^^^^^^^^^^^^^^^^^^ persisted-default-trap
    `),
  },
  {
    name: 'the same, accepted from 3.27',
    version: '3.27.0',
    cluster: { operatorDefaults: [network('hostPorts')] },
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  hostPorts: Enabled'),
  },
  {
    name: 'another provider, and Windows switched off',
    version: '3.32.1',
    cluster: {
      operatorDefaults: [
        ['spec', 'azure'],
        ['spec', 'windowsNodes'],
      ],
    },
    yaml: installation(`
      kubernetesProvider: GKE
      cni:
        type: Calico
      azure: {}
      ^^^^^^^^^ persisted-default-trap
      windowsNodes: {}
      ^^^^^^^^^^^^^^^^ persisted-default-trap
    `),
  },
  {
    name: 'where they belong',
    version: '3.32.1',
    cluster: {
      operatorDefaults: [
        ['spec', 'azure'],
        ['spec', 'windowsNodes'],
      ],
    },
    yaml: installation(`
      kubernetesProvider: AKS
      azure: {}
      windowsNodes: {}
      calicoNetwork:
        windowsDataplane: HNS
    `),
  },
  {
    name: 'a pool under Windows',
    version: '3.32.1',
    cluster: { operatorDefaults: [ENCAPSULATION] },
    yaml: installation(`
      calicoNetwork:
        windowsDataplane: HNS
        ipPools:
        - cidr: 10.0.0.0/16
          encapsulation: IPIP
      #   ^^^^^^^^^^^^^^^^^^^ persisted-default-trap
    `),
  },
  {
    name: 'a pool for load balancers',
    version: '3.30.0',
    cluster: { operatorDefaults: [ENCAPSULATION] },
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.0.0.0/16
          allowedUses: [LoadBalancer]
          encapsulation: IPIP
      #   ^^^^^^^^^^^^^^^^^^^ persisted-default-trap
    `),
  },
  {
    name: 'the same, not checked before 3.30',
    version: '3.29.7',
    cluster: { operatorDefaults: [ENCAPSULATION] },
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.0.0.0/16
          allowedUses: [LoadBalancer]
          encapsulation: IPIP
    `),
  },
  {
    name: 'routes by Felix',
    version: '3.32.1',
    cluster: { operatorDefaults: [ENCAPSULATION] },
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        clusterRoutingMode: Felix
        ipPools:
        - cidr: 10.0.0.0/16
          encapsulation: IPIP
    `),
  },
  {
    name: 'values that somebody typed',
    version: '3.29.7',
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  hostPorts: Enabled'),
  },
  {
    name: 'another field was the default',
    version: '3.29.7',
    cluster: { operatorDefaults: [network('mtu')] },
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  hostPorts: Enabled'),
  },
  {
    name: 'defaults that fit',
    version: '3.29.7',
    cluster: { operatorDefaults: [network('hostPorts'), network('multiInterfaceMode')] },
    yaml: installation('calicoNetwork:\n  hostPorts: Enabled\n  multiInterfaceMode: None'),
  },
]);
