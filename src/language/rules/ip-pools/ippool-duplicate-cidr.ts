import { validatedPools } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { repeated } from './shared/repeated.ts';

export const rule: Rule = {
  id: 'ippool-duplicate-cidr',
  severity: 'error',
  refusedBy: 'ippools',
  versions: versions('3.28.0..'),
  docs: {
    summary: 'Two pools have the same CIDR.',
    details:
      'The pools controller knows a pool by the text of its `cidr`, so the same text twice is refused, whatever else ' +
      'the two say. TigeraStatus `ippools` names the CIDR; no pool is made or changed, and on a new cluster ' +
      'calico-node waits for one. Remove one of the two. The same range written in another way (`10.0.0.1/16`) slips ' +
      'through here and fails later as an overlap.',
    clusterMessage: 'IP pool \\S+/\\d+ is specified more than once',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: 10.244.0.0/16
            encapsulation: VXLAN
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: 10.245.0.0/16
            encapsulation: VXLAN
      `),
    },
  },
  *check(installation) {
    const pools = validatedPools(installation);
    const written = installation.written.calicoNetwork?.ipPools ?? [];
    for (const [first, { pool, path, index }] of repeated(pools, (placed) => placed.pool.cidr)) {
      const isCopy = JSON.stringify(written[first.index]) === JSON.stringify(written[index]);
      yield {
        path: [...path, 'cidr'],
        message: `The pool \`${pool.cidr}\` is listed already.`,
        related: [{ path: [...first.path, 'cidr'], message: 'the first pool with this CIDR' }],
        fixes: [
          {
            title: `Remove the second pool ${pool.cidr}`,
            safety: isCopy ? 'safe' : 'unsafe',
            edits: [{ op: 'remove', path }],
          },
        ],
      };
    }
  },
};
