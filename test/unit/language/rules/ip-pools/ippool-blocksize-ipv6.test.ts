import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (blockSize: number): string =>
  installation(`calicoNetwork:\n  ipPools:\n  - cidr: fd00:10::/64\n    blockSize: ${blockSize}`);

checkRule('ippool-blocksize-ipv6', [
  {
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: fd00:10::/64
          blockSize: 26
          #          ^^ ippool-blocksize-ipv6
    `),
    fixes: {
      'Remove blockSize (the default is 122)': installation(
        'calicoNetwork:\n  ipPools:\n  - cidr: fd00:10::/64',
      ),
    },
  },
  {
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: fd00:10::/64
          blockSize: 115
          #          ^^^ ippool-blocksize-ipv6
    `),
  },
  {
    name: 'a CIDR that cannot be read gets no default, so none that could be wrong',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: "fd00:10::"'),
  },
  { name: 'the largest block', version: '3.32.1', yaml: pool(116) },
  { name: 'the smallest block', version: '3.32.1', yaml: pool(128) },
]);
