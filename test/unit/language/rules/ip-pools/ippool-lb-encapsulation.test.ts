import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (encapsulation: string): string =>
  installation(`calicoNetwork:
  ipPools:
  - cidr: 10.250.0.0/24
    allowedUses:
    - LoadBalancer${encapsulation}`);

checkRule('ippool-lb-encapsulation', [
  {
    name: 'left to its default',
    version: '3.30.0',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.250.0.0/24
      #   ^^^^ ippool-lb-encapsulation
          allowedUses:
          - LoadBalancer
    `),
    fixes: { 'Add encapsulation: None': pool('\n    encapsulation: None') },
  },
  {
    version: '3.32.1',
    yaml: pool('\n    encapsulation: VXLAN\n    #              ^^^^^ ippool-lb-encapsulation'),
    fixes: { 'Change encapsulation to None': pool('\n    encapsulation: None') },
  },
  { name: 'None', version: '3.32.1', yaml: pool('\n    encapsulation: None') },
  {
    name: 'an IPv6 pool, whose default is None',
    version: '3.32.1',
    yaml: pool('').replace('10.250.0.0/24', 'fd00::/112'),
  },
  { name: 'not checked before 3.30', version: '3.29.7', yaml: pool('') },
]);
