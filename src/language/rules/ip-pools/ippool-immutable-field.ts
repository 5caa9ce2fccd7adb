import type { LiveIPPool } from '../../installation/cluster/facts.ts';
import { livePoolOf, namesakeOf, ownerOf } from '../../installation/cluster/live-pools.ts';
import type { Installation } from '../../installation/installation.ts';
import { type PlacedPool, POOLS_CONTROLLER, validatedPools } from '../../installation/pools.ts';
import type { Problem } from '../../text/problem.ts';
import { firstWritten } from '../first-written.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippool-immutable-field',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'A live pool is changed in what cannot change.',
    details:
      'Neither the CIDR nor the block size of an IPPool can change, because blocks of it are handed out to nodes: the ' +
      'Calico API refuses it, TigeraStatus `ippools` says so, and the pool stays. Another `cidr` under another name is ' +
      'no change but a new pool; the operator then deletes its own old one, and pods keep addresses of a pool that is ' +
      'gone until they are recreated. Mind that a lone pool without `name` always gets the same one, ' +
      '`default-ipv4-ippool` or `default-ipv6-ippool`. To move pods to another range or block size, add a second pool ' +
      'with a `name` of its own, set `disableNewAllocations: true` on the old one (3.29 and later), restart the pods, ' +
      'and remove the old pool when it is empty.',
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
    const pools = validatedPools(installation);
    // A pool whose CIDR is not known may be any of the live ones.
    const isSure = (installation.written.calicoNetwork?.ipPools ?? []).every(
      (pool) => pool?.cidr !== undefined,
    );
    const removed = (isSure ? (cluster.existingIPPools ?? []) : []).filter(
      (live) => ownerOf(live) === 'operator' && !pools.some(({ pool }) => pool.cidr === live.cidr),
    );
    for (const placed of pools) {
      const live = livePoolOf(placed.pool.cidr, cluster);
      if (live) yield* otherBlockSize(installation, placed, live);
      else yield* otherCidr(placed, namesakeOf(placed.pool, cluster), removed);
    }
  },
};

function* otherBlockSize(
  installation: Installation,
  placed: PlacedPool,
  live: LiveIPPool,
): Iterable<Problem> {
  const { pool, path } = placed;
  if (live.blockSize === undefined || pool.blockSize === undefined || live.blockSize === pool.blockSize)
    return;
  const place = [...path, 'blockSize'];
  const origin = installation.isWritten(place) ? '' : ' by default';
  yield {
    path: firstWritten(installation, place, [...path, 'cidr']),
    message:
      `The live pool \`${pool.cidr}\` has \`blockSize\` ${live.blockSize}, which cannot change; here it is ` +
      `${pool.blockSize}${origin}.`,
    fixes: [
      {
        title: `Set blockSize to ${live.blockSize}`,
        safety: 'unsafe',
        edits: [{ op: 'set', path: place, value: live.blockSize }],
      },
    ],
  };
}

/** A pool that is not there yet, where a live one has its name or would go. */
function* otherCidr(
  { pool, path }: PlacedPool,
  namesake: LiveIPPool | undefined,
  removed: readonly LiveIPPool[],
): Iterable<Problem> {
  const old = namesake ?? removed[0];
  if (!old) return;
  const place = [...path, 'cidr'];
  yield {
    path: place,
    message: namesake
      ? `The live pool \`${old.name}\` has the CIDR \`${old.cidr}\`, which cannot change to \`${pool.cidr}\`.`
      : `With \`${pool.cidr}\` in place of \`${old.cidr}\`, the operator makes a new pool and deletes the live one.`,
    fixes: [
      {
        title: `Change cidr back to ${old.cidr}`,
        safety: 'unsafe',
        edits: [{ op: 'set', path: place, value: old.cidr }],
      },
    ],
  };
}
