import { placedPools } from '../../installation/pools.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { linkLocalIn } from './shared/link-local.ts';

export const rule: Rule = {
  id: 'ippool-link-local-overlap',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A pool has link-local addresses in it.',
    details:
      'Addresses of `169.254.0.0/16` and `fe80::/10` are never routed beyond one link, and Calico uses one of them as the ' +
      'gateway of every pod. The operator does not look, so on a new cluster the pool is made, and pods with such ' +
      'addresses cannot be reached from other nodes. The Calico API refuses the range, so a later change fails in ' +
      'TigeraStatus `ippools`. Choose a private range: one of `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16`, or of ' +
      '`fd00::/8`.',
    clusterMessage: 'IPPool CIDR overlaps with IPv[46] Link Local range',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 169.254.0.0/17
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 172.16.0.0/17
      `),
    },
  },
  *check(installation) {
    for (const { pool, path } of placedPools(installation)) {
      const range = linkLocalIn(pool.cidr);
      if (!range) continue;
      yield {
        path: [...path, 'cidr'],
        message: `\`${pool.cidr}\` has addresses of \`${range}\` in it, which are link-local and never routed.`,
      };
    }
  },
};
