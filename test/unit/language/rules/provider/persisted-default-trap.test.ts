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
    name: 'values that somebody typed',
    version: '3.29.7',
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  hostPorts: Enabled'),
  },
  {
    name: 'defaults that fit',
    version: '3.29.7',
    cluster: { operatorDefaults: [network('hostPorts'), network('multiInterfaceMode')] },
    yaml: installation('calicoNetwork:\n  hostPorts: Enabled\n  multiInterfaceMode: None'),
  },
]);
