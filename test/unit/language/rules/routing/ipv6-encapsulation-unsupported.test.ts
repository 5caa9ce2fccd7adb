import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const VXLAN = 'calicoNetwork:\n  ipPools:\n  - cidr: 1eef::/64\n    encapsulation: VXLAN';

checkRule('ipv6-encapsulation-unsupported', [
  {
    version: '3.22.5',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 1eef::/64
          encapsulation: VXLAN
          #              ^^^^^ ipv6-encapsulation-unsupported
    `),
    fixes: { 'Change encapsulation to None': installation(VXLAN.replace('VXLAN', 'None')) },
  },
  { name: 'VXLAN from 3.23', version: '3.23.0', yaml: installation(VXLAN) },
  { name: 'None', version: '3.22.5', yaml: installation(VXLAN.replace('VXLAN', 'None')) },
  { name: 'an IPv4 pool', version: '3.22.5', yaml: installation(VXLAN.replace('1eef::/64', '10.0.0.0/16')) },
  {
    name: 'left out',
    version: '3.21.6',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 1eef::/64'),
  },
]);
