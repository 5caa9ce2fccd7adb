import { livePoolOf } from '../../installation/live-pools.ts';
import { POOLS_CONTROLLER, validatedPools } from '../../installation/pools.ts';
import { firstWritten } from '../first-written.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippool-immutable-field',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'A change of a live pool that cannot be made in place',
    details:
      'The operator knows a pool by its CIDR. Another `cidr` under the same name is therefore no change of the pool: the ' +
      'operator makes a new one and deletes the old one, and pods keep addresses of a pool that is gone until they are ' +
      'made anew. The block size of a live pool cannot change at all, because blocks are handed out already: the Calico ' +
      'API refuses it, TigeraStatus `ippools` says so, and the pool stays. To move pods to another range or block size, ' +
      'add a second pool, set `disableNewAllocations: true` on the old one (3.29 and later), restart the pods, and ' +
      'remove the old pool when it is empty.',
    clusterMessage: 'IPPool (BlockSize|CIDR) cannot be modified',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            blockSize: 24
      `),
      cluster: { existingIPPools: [{ cidr: '10.244.0.0/16', blockSize: 26 }] },
      beside: ['ippool-api-rejected'],
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            blockSize: 26
      `),
      cluster: { existingIPPools: [{ cidr: '10.244.0.0/16', blockSize: 26 }] },
    },
  },
  *check(installation) {
    const { cluster } = installation;
    for (const { pool, path } of validatedPools(installation)) {
      const live = livePoolOf(pool.cidr, cluster);
      if (
        live?.blockSize !== undefined &&
        pool.blockSize !== undefined &&
        live.blockSize !== pool.blockSize
      ) {
        const place = [...path, 'blockSize'];
        const isWritten = installation.isWritten(place);
        yield {
          path: firstWritten(installation, place, [...path, 'cidr']),
          message:
            `The live pool \`${pool.cidr}\` has blocks of ${live.blockSize}, which cannot change; here \`blockSize\` is ` +
            `${pool.blockSize}${isWritten ? '' : ' by default'}.`,
          fixes: [
            {
              title: `Set blockSize to ${live.blockSize}`,
              safety: 'unsafe',
              edits: [{ op: 'set', path: place, value: live.blockSize }],
            },
          ],
        };
      }
      const namesake = cluster.existingIPPools?.find(({ name }) => name !== undefined && name === pool.name);
      if (live || !namesake) continue;
      const place = [...path, 'cidr'];
      yield {
        path: place,
        message:
          `The live pool \`${namesake.name}\` has the CIDR \`${namesake.cidr}\`: with \`${pool.cidr}\` the operator makes ` +
          'a new pool and deletes that one.',
        fixes: [
          {
            title: `Change cidr back to ${namesake.cidr}`,
            safety: 'unsafe',
            edits: [{ op: 'set', path: place, value: namesake.cidr }],
          },
        ],
      };
    }
  },
};
