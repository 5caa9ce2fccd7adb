import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('ippool-duplicate-name', [
  {
    name: 'a written name that another pool is given',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.1.0.0/16
          name: default-ipv6-ippool
          #     ^^^^^^^^^^^^^^^^^^^ ippool-duplicate-name
        - cidr: fd00:1::/64
    `),
    fixes: {
      'Remove name': installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.1.0.0/16
          - cidr: fd00:1::/64
      `),
    },
  },
  {
    name: 'two written names',
    version: '3.28.0',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.1.0.0/16
          name: pods
        - cidr: 10.2.0.0/16
          name: pods
          #     ^^^^ ippool-duplicate-name
    `),
  },
  {
    name: 'two made names: one range in two ways, among others',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.1.0.0/16
        - cidr: 10.1.0.1/16
          #     ^^^^^^^^^^^ ippool-duplicate-name
    `),
  },
  {
    name: 'the same CIDR is the other fault',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.1.0.0/16\n  - cidr: 10.1.0.0/16'),
  },
  {
    name: 'names of their own',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.1.0.0/16\n  - cidr: 10.2.0.0/16'),
  },
]);
