import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bgp-non-calico-cni-no-pools', [
  {
    version: '3.32.1',
    yaml: installation(`
      cni:
        type: AzureVNET
      calicoNetwork:
        bgp: Enabled
        #    ^^^^^^^ bgp-non-calico-cni-no-pools
        mtu: 1440
    `),
    fixes: {
      'Remove calicoNetwork.bgp': installation('cni:\n  type: AzureVNET\ncalicoNetwork:\n  mtu: 1440'),
    },
  },
  {
    name: 'only an IPv6 pool, up to 3.27',
    version: '3.27.5',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        bgp: Enabled
        #    ^^^^^^^ bgp-non-calico-cni-no-pools
        ipPools:
        - cidr: fd00::/64
    `),
  },
  {
    name: 'with a pool it is refused',
    version: '3.32.1',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        bgp: Enabled
        ipPools:
        - cidr: 192.168.0.0/24
    `),
  },
  {
    name: 'BGP left to its default',
    version: '3.32.1',
    yaml: installation('cni:\n  type: GKE'),
  },
  {
    name: "Calico's plugin, no pools",
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  bgp: Enabled\n  ipPools: []'),
  },
  {
    name: 'an overlay that says nothing of pools',
    version: '3.32.1',
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  bgp: Enabled').replace(
      'name: default',
      'name: overlay',
    ),
  },
]);
