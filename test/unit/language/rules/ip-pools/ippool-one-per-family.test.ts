import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('ippool-one-per-family', [
  {
    version: '3.26.5',
    yaml: installation(`
      calicoNetwork:
        ipPools:
      # ^^^^^^^ ippool-one-per-family
        - cidr: fd80:24e2:f998:72d6::/64
        - cidr: 10.1.0.0/16
        - cidr: feed:beef:72e5:a94b::/64
        - cidr: 10.2.0.0/16
    `),
    fixes: {
      'Remove feed:beef:72e5:a94b::/64, 10.2.0.0/16': installation(`
        calicoNetwork:
          ipPools:
          - cidr: fd80:24e2:f998:72d6::/64
          - cidr: 10.1.0.0/16
      `),
    },
  },
  {
    name: 'a CIDR of neither family beside an IPv4 one',
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        ipPools:
      # ^^^^^^^ ippool-one-per-family
        - cidr: 10.1.0.0/16
        - cidr: 10.2.0.0
    `),
  },
  {
    name: 'one of each',
    version: '3.21.6',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: fd00::/64\n  - cidr: 10.1.0.0/16'),
  },
  {
    name: 'one that cannot be read',
    version: '3.27.5',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: x'),
  },
  {
    name: 'several from 3.28',
    version: '3.28.0',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.1.0.0/16\n  - cidr: 10.2.0.0/16'),
  },
]);
