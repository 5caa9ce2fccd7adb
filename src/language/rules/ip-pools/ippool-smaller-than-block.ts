import { parseCidr } from '../../installation/cidr.ts';
import { validatedPools } from '../../installation/pools.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { firstWritten } from '../first-written.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { isBlockSize } from './shared/block-size.ts';

export const rule: Rule = {
  id: 'ippool-smaller-than-block',
  severity: 'error',
  refusedBy: 'ippools',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A pool is smaller than one of its blocks.',
    details:
      'Calico hands a pool out to the nodes in blocks of `blockSize`, which is 26 for IPv4 and 122 for IPv6 where it is ' +
      'left out. A pool that does not hold a single block (a /28 with the default) is refused, whatever the CNI and ' +
      'IPAM plugins. Up to 3.27 TigeraStatus `calico` says so and the cluster stays as it is; from 3.28 TigeraStatus ' +
      '`ippools` says so, no pool is made or changed, and on a new cluster calico-node waits for one. Use a larger CIDR, ' +
      'or smaller blocks (a larger number). Mind that each node takes at least one block: a pool of as many addresses ' +
      'as one block serves one node.',
    clusterMessage: 'IP pool size is too small',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/28
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/28
            blockSize: 30
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place, family } of validatedPools(installation)) {
      const { cidr, blockSize } = pool;
      const prefix = parseCidr(cidr)?.prefix;
      if (prefix === undefined || blockSize === undefined || prefix <= blockSize) continue;
      // A size that no pool may have is the fault of the block-size rules alone.
      if (!isBlockSize(blockSize, family)) continue;
      const path = [...place, 'blockSize'];
      const origin = installation.isWritten(path) ? '' : ', the default';
      yield {
        path: firstWritten(installation, path, [...place, 'cidr']),
        message: `The pool \`${cidr}\` (/${prefix}) is smaller than one block: \`blockSize\` is ${blockSize}${origin}.`,
        fixes: [
          {
            title: `Set blockSize to ${prefix}`,
            safety: 'unsafe',
            edits: [{ op: 'set', path, value: prefix }],
          },
        ],
      };
    }
  },
};
