import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('ipip-ipv6-pool', [
  {
    version: '3.23.0',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.0.0.0/16
          encapsulation: IPIP
        - cidr: 1eef::/64
          encapsulation: IPIPCrossSubnet
          #              ^^^^^^^^^^^^^^^ ipip-ipv6-pool
    `),
    fixes: {
      'Change encapsulation to VXLANCrossSubnet': installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.0.0.0/16
            encapsulation: IPIP
          - cidr: 1eef::/64
            encapsulation: VXLANCrossSubnet
      `),
      'Change encapsulation to None': installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.0.0.0/16
            encapsulation: IPIP
          - cidr: 1eef::/64
            encapsulation: None
      `),
    },
  },
  {
    name: 'up to 3.22 another rule says it',
    version: '3.22.5',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 1eef::/64\n    encapsulation: IPIP'),
  },
  {
    name: 'VXLAN',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 1eef::/64\n    encapsulation: VXLAN'),
  },
  {
    name: 'left out',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 1eef::/64'),
  },
  {
    name: 'a CIDR from a template, whose colon is none of IPv6',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: \${POD_CIDR:-10.0.0.0/16}
          encapsulation: IPIP
    `),
  },
]);
