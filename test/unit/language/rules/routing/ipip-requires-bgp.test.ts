import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const BARE_POOL = `
  calicoNetwork:
    bgp: Disabled
    #    ^^^^^^^^ ipip-requires-bgp
    ipPools:
    - cidr: 10.244.0.0/16
`;

checkRule('ipip-requires-bgp', [
  {
    name: 'encapsulation left to its default',
    version: '3.26.5',
    yaml: installation(BARE_POOL),
    fixes: {
      'Change encapsulation to VXLAN': installation(`
        calicoNetwork:
          bgp: Disabled
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: VXLAN
      `),
      'Change bgp to Enabled': installation(`
        calicoNetwork:
          bgp: Enabled
          ipPools:
          - cidr: 10.244.0.0/16
      `),
    },
  },
  {
    name: 'a crossing of subnets is kept, and Felix can route',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        #    ^^^^^^^^ ipip-requires-bgp
        ipPools:
        - cidr: 10.244.0.0/16
          encapsulation: IPIPCrossSubnet
    `),
    fixes: {
      'Change encapsulation to VXLANCrossSubnet': installation(`
        calicoNetwork:
          bgp: Disabled
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: VXLANCrossSubnet
      `),
      'Change bgp to Enabled': installation(`
        calicoNetwork:
          bgp: Enabled
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: IPIPCrossSubnet
      `),
      'Set clusterRoutingMode to Felix': installation(`
        calicoNetwork:
          bgp: Disabled
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: IPIPCrossSubnet
          clusterRoutingMode: Felix
      `),
    },
  },
  {
    name: 'the pool that the operator adds',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        #    ^^^^^^^^ ipip-requires-bgp
    `),
    fixes: {
      'Add the pool with encapsulation VXLAN': installation(`
        calicoNetwork:
          bgp: Disabled
          ipPools:
            - cidr: 192.168.0.0/16
              encapsulation: VXLAN
      `),
      'Change bgp to Enabled': installation('calicoNetwork:\n  bgp: Enabled'),
    },
  },
  {
    name: 'BGP off by default on EKS: each pool',
    version: '3.29.7',
    yaml: installation(`
      kubernetesProvider: EKS
      cni:
        type: Calico
      calicoNetwork:
        ipPools:
        - cidr: 10.1.0.0/16
      #   ^^^^ ipip-requires-bgp
        - cidr: 10.2.0.0/16
          encapsulation: IPIP
          #              ^^^^ ipip-requires-bgp
    `),
  },
  {
    name: 'the pool that EKS adds is VXLAN',
    version: '3.29.7',
    yaml: installation('kubernetesProvider: EKS\ncni:\n  type: Calico'),
  },
  {
    name: 'no pools at all',
    version: '3.29.7',
    yaml: installation('calicoNetwork:\n  bgp: Disabled\n  ipPools: []'),
  },
  {
    name: 'addresses from HostLocal',
    version: '3.29.7',
    yaml: installation(`
      cni:
        type: Calico
        ipam:
          type: HostLocal
      calicoNetwork:
        bgp: Disabled
        ipPools:
        - cidr: 10.244.0.0/16
          encapsulation: IPIP
    `),
  },
  {
    name: 'Felix programs the routes',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        clusterRoutingMode: Felix
        ipPools:
        - cidr: 10.244.0.0/16
          encapsulation: IPIP
    `),
  },
  {
    name: 'Felix does so by default',
    version: '3.33.0-unreleased',
    yaml: installation('calicoNetwork:\n  bgp: Disabled'),
  },
  {
    name: 'unless the mode is BIRD',
    version: '3.33.0-unreleased',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        #    ^^^^^^^^ ipip-requires-bgp
        clusterRoutingMode: BIRD
    `),
  },
  {
    name: 'only the first pool of a family counts up to 3.27',
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        ipPools:
        - cidr: 10.1.0.0/16
          encapsulation: VXLAN
        - cidr: 10.2.0.0/16
          encapsulation: IPIP
    `),
  },
  {
    name: 'a CIDR from a template is not judged',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        ipPools:
        - cidr: \${POD_CIDR}
    `),
  },
  {
    name: 'an overlay leaves the CNI plugin to what is beneath',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        ipPools:
        - cidr: 10.244.0.0/16
          encapsulation: IPIP
    `).replace('name: default', 'name: overlay'),
  },
]);
