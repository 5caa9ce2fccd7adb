import { overlapCidrs, parseCidr } from '../../installation/cidr.ts';
import { POOLS_CONTROLLER, placedPools } from '../../installation/pools.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

/** The API server takes no more pools (rule `ippool-too-many`), and each pool is compared with every other. */
const MOST = 25;

export const rule: Rule = {
  id: 'ippool-overlap',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'Two pools overlap.',
    details:
      'The operator compares the CIDRs of pools as texts, so pools that overlap without being equal pass. On a new ' +
      'cluster both are made, and the same address can be handed out from each: pods lose their traffic to one another. ' +
      'The Calico API refuses overlapping pools, so on a cluster with pools the change fails in TigeraStatus `ippools`. ' +
      'Give every pool a range of its own. To reserve a part of a pool for some nodes, split it into parts that do not ' +
      'overlap.',
    clusterMessage: 'IPPool\\(\\S+\\) CIDR overlaps with IPPool\\(\\S+\\) CIDR',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: 10.244.128.0/17
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/17
          - cidr: 10.244.128.0/17
      `),
    },
  },
  *check(installation) {
    const pools = placedPools(installation)
      .slice(0, MOST)
      .flatMap((placed) => {
        const range = parseCidr(placed.pool.cidr);
        return range ? [{ ...placed, range }] : [];
      });
    for (const [index, { pool, path, range }] of pools.entries()) {
      const first = pools
        .slice(0, index)
        .find((other) => other.pool.cidr !== pool.cidr && overlapCidrs(other.range, range));
      if (!first) continue;
      yield {
        path: [...path, 'cidr'],
        message: `The pool \`${pool.cidr}\` overlaps the pool \`${first.pool.cidr}\`.`,
        related: [{ path: [...first.path, 'cidr'], message: `the pool \`${first.pool.cidr}\`` }],
      };
    }
  },
};
