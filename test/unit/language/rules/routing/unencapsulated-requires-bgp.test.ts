import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('unencapsulated-requires-bgp', [
  {
    version: '3.21.6',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        #    ^^^^^^^^ unencapsulated-requires-bgp
        ipPools:
        - cidr: 10.244.0.0/16
          encapsulation: None
    `),
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
            encapsulation: None
      `),
    },
  },
  {
    name: 'an IPv6 pool, whose default is None',
    version: '3.28.0',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        #    ^^^^^^^^ unencapsulated-requires-bgp
        ipPools:
        - cidr: fd00:10::/64
    `),
  },
  {
    name: 'an IPv6 pool does not count up to 3.27',
    version: '3.27.5',
    yaml: installation('calicoNetwork:\n  bgp: Disabled\n  ipPools:\n  - cidr: fd00:10::/64'),
  },
  {
    name: 'the default of 3.33 leaves these pools to BIRD',
    version: '3.33.0-unreleased',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        #    ^^^^^^^^ unencapsulated-requires-bgp
        ipPools:
        - cidr: 10.244.0.0/16
          encapsulation: None
    `),
  },
  {
    name: 'Felix programs the routes',
    version: '3.32.0',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        clusterRoutingMode: Felix
        ipPools:
        - cidr: 10.244.0.0/16
          encapsulation: None
    `),
  },
  {
    name: 'VXLAN needs no BGP',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        bgp: Disabled
        ipPools:
        - cidr: 10.244.0.0/16
          encapsulation: VXLANCrossSubnet
    `),
  },
]);
