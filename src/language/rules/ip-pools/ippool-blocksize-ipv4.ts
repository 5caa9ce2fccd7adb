import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { wrongBlockSizes } from './shared/block-size.ts';

export const rule: Rule = {
  id: 'ippool-blocksize-ipv4',
  severity: 'error',
  refusedBy: 'ippools',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The block size of an IPv4 pool is not 20 to 32.',
    details:
      'Calico hands a pool out to the nodes in blocks, and `blockSize` is the prefix length of a block: 26 means 64 ' +
      'addresses. For IPv4 the operator takes 20 to 32 only. Up to 3.27 TigeraStatus `calico` says so and the cluster ' +
      'stays as it is; from 3.28 TigeraStatus `ippools` says so, no pool is made or changed, and on a new cluster ' +
      'calico-node waits for one. Remove the key for the default of 26, or choose a size: a larger block (a smaller ' +
      'number) means fewer routes and more addresses that lie idle. The block size of a pool cannot be changed later.',
    clusterMessage:
      '(ipPool\\.blockSize must be greater than 19|IPv4 pool block size must be greater than 19)',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            blockSize: 16
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            blockSize: 24
      `),
    },
  },
  check(installation) {
    return wrongBlockSizes(installation, 4);
  },
};
