import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bgp-non-calico-cni', [
  {
    version: '3.21.6',
    yaml: installation(`
      cni:
        type: AmazonVPC
      calicoNetwork:
        bgp: Enabled
        #    ^^^^^^^ bgp-non-calico-cni
        ipPools:
        - cidr: 192.168.0.0/24
          encapsulation: None
    `),
    fixes: {
      'Remove calicoNetwork.bgp': installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/24
            encapsulation: None
      `),
    },
  },
  {
    name: 'an IPv6 pool, which counts from 3.28',
    version: '3.28.0',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        bgp: Enabled
        #    ^^^^^^^ bgp-non-calico-cni
        ipPools:
        - cidr: fd00::/64
    `),
  },
  {
    name: 'an IPv6 pool, which does not count up to 3.27',
    version: '3.27.5',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        bgp: Enabled
        ipPools:
        - cidr: fd00::/64
    `),
  },
  {
    name: 'no pool',
    version: '3.32.1',
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  bgp: Enabled'),
  },
  {
    name: "Calico's plugin",
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  bgp: Enabled'),
  },
]);
