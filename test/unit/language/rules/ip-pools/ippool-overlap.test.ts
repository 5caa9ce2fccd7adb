import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('ippool-overlap', [
  {
    version: '3.28.0',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.1.0.0/24
        - cidr: fd00::/64
        - cidr: 10.0.0.0/8
          #     ^^^^^^^^^^ ippool-overlap
        - cidr: fd00::/48
          #     ^^^^^^^^^ ippool-overlap
    `),
  },
  {
    name: 'the same text is an error of its own',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/8\n  - cidr: 10.0.0.0/8'),
  },
  {
    name: 'two of a family are an error of their own up to 3.27',
    version: '3.27.5',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/8\n  - cidr: 10.1.0.0/16'),
  },
  {
    name: 'neighbours',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/16\n  - cidr: 10.1.0.0/16'),
  },
]);
