import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('ippool-smaller-than-block', [
  {
    version: '3.26.5',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 192.168.0.0/27
          blockSize: 26
          #          ^^ ippool-smaller-than-block
    `),
    fixes: {
      'Set blockSize to 27': installation(
        'calicoNetwork:\n  ipPools:\n  - cidr: 192.168.0.0/27\n    blockSize: 27',
      ),
    },
  },
  {
    name: 'the default block',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: fd00::/124
          #     ^^^^^^^^^^ ippool-smaller-than-block
    `),
    fixes: {
      'Set blockSize to 124': installation(
        'calicoNetwork:\n  ipPools:\n  - cidr: fd00::/124\n    blockSize: 124',
      ),
    },
  },
  {
    name: 'just one block',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 192.168.0.0/26'),
  },
  {
    name: 'a block size out of bounds is the other fault',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 192.168.0.0/24\n    blockSize: 16'),
  },
  {
    name: 'another CNI plugin: the same',
    version: '3.29.7',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        ipPools:
        - cidr: 192.168.0.0/28
          #     ^^^^^^^^^^^^^^ ippool-smaller-than-block
    `),
  },
]);
