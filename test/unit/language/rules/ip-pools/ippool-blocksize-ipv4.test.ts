import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (blockSize: number): string =>
  installation(`calicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/8\n    blockSize: ${blockSize}`);

checkRule('ippool-blocksize-ipv4', [
  {
    version: '3.21.6',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.0.0.0/8
          blockSize: 33
          #          ^^ ippool-blocksize-ipv4
    `),
    fixes: {
      'Remove blockSize (the default is 26)': installation(
        'calicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/8',
      ),
    },
  },
  {
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.0.0.0/8
        - cidr: 11.0.0.0/8
          blockSize: 19
          #          ^^ ippool-blocksize-ipv4
    `),
  },
  { name: 'the largest block', version: '3.32.1', yaml: pool(20) },
  { name: 'the smallest block', version: '3.32.1', yaml: pool(32) },
  {
    name: 'the second IPv4 pool is not looked at up to 3.27',
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.0.0.0/8
        - cidr: 11.0.0.0/8
          blockSize: 19
    `),
  },
]);
