import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (cidr: string, rest: string): string =>
  installation(`calicoNetwork:
  ipPools:
  - cidr: ${cidr}
    encapsulation: None
    allowedUses: [LoadBalancer]${rest}`);

checkRule('ippool-lb-natoutgoing', [
  {
    version: '3.30.7',
    yaml: pool(
      '10.250.0.0/24',
      '\n    natOutgoing: Disabled\n    #            ^^^^^^^^ ippool-lb-natoutgoing',
    ),
    fixes: { 'Change natOutgoing to Enabled': pool('10.250.0.0/24', '\n    natOutgoing: Enabled') },
  },
  {
    name: 'an IPv6 pool, whose default is Disabled',
    version: '3.30.0',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: fd00::/112
      #   ^^^^ ippool-lb-natoutgoing
          encapsulation: None
          allowedUses: [LoadBalancer]
    `),
    fixes: { 'Add natOutgoing: Enabled': pool('fd00::/112', '\n    natOutgoing: Enabled') },
  },
  {
    name: 'not checked from 3.31',
    version: '3.31.0',
    yaml: pool('10.250.0.0/24', '\n    natOutgoing: Disabled'),
  },
  { name: 'an IPv4 pool that leaves it out', version: '3.30.6', yaml: pool('10.250.0.0/24', '') },
]);
