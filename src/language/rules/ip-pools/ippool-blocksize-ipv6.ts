import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { wrongBlockSizes } from './shared/block-size.ts';

export const rule: Rule = {
  id: 'ippool-blocksize-ipv6',
  severity: 'error',
  refusedBy: 'ippools',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The block size of an IPv6 pool is not 116 to 128.',
    details:
      'Calico hands a pool out to the nodes in blocks, and `blockSize` is the prefix length of a block: 122 means 64 ' +
      'addresses. For IPv6 the operator takes 116 to 128 only; 26, copied from an IPv4 pool, is the usual mistake. Up ' +
      'to 3.27 TigeraStatus `calico` says so and the cluster stays as it is; from 3.28 TigeraStatus `ippools` says so, ' +
      'no pool is made or changed, and on a new cluster calico-node waits for one. Remove the key for the default of ' +
      '122. The block size of a pool cannot be changed later.',
    clusterMessage:
      '(ipPool\\.blockSize must be greater than 115|IPv6 pool block size must be greater than 115)',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: fd00:10::/64
            blockSize: 26
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: fd00:10::/64
            blockSize: 122
      `),
    },
  },
  check(installation) {
    return wrongBlockSizes(installation, 6);
  },
};
