import { formatCidr, maskCidr, overlapCidrs, parseCidr } from '../../installation/cidr.ts';
import type { ClusterFacts } from '../../installation/cluster/facts.ts';
import { differences, livePoolOf, namesakeOf, ownerOf } from '../../installation/cluster/live-pools.ts';
import { type PlacedPool, POOLS_CONTROLLER, validatedPools } from '../../installation/pools.ts';
import type { Problem } from '../../text/problem.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { linkLocalIn } from './shared/link-local.ts';
import { LOAD_BALANCER } from './shared/load-balancer.ts';

export const rule: Rule = {
  id: 'ippool-api-rejected',
  severity: 'error',
  refusedBy: 'ippools',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'The Calico API will refuse the change of a pool.',
    details:
      'Once a cluster has IPPools, the operator makes every change through the projectcalico.org/v3 API, and that API ' +
      'has checks of its own: a CIDR with host bits or in the link-local range, a CIDR that overlaps another live pool ' +
      '(also one that the same change removes, because removal comes last), another CIDR or block size for an existing ' +
      'pool, a name that is not a DNS name, a change between load-balancer and other uses. TigeraStatus `ippools` then carries ' +
      'the words of that API after `Error creating / updating IPPools`, and the change stops there. The first pools of ' +
      'a cluster bypass these checks, so a manifest may have worked when the cluster was new. Fix the pool, or make a ' +
      'new one beside it and disable the old one.',
    clusterMessage: 'Error creating / updating IPPools|Error deleting IPPools',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.128.0/17
      `),
      cluster: { existingIPPools: [{ name: 'pods', cidr: '10.244.0.0/16' }] },
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.245.0.0/16
      `),
      cluster: { existingIPPools: [{ name: 'pods', cidr: '10.244.0.0/16' }] },
    },
  },
  *check(installation) {
    const { cluster } = installation;
    if (!cluster.existingIPPools?.length) return;
    for (const placed of validatedPools(installation)) {
      const live = livePoolOf(placed.pool.cidr, cluster);
      // What equals the live pool is no change, and a pool of somebody else's the operator leaves alone.
      if (live && (ownerOf(live) === 'other' || differences(placed.pool, live).length === 0)) continue;
      for (const [field, reason] of reasonsOf(placed, cluster)) {
        yield {
          path: [...placed.path, field],
          message: `The Calico API will refuse the pool \`${placed.pool.cidr}\`: ${reason}.`,
          related: relatedOf(placed, field),
        };
      }
    }
  },
};

/** Why, each with the field to blame. */
function* reasonsOf({ pool }: PlacedPool, cluster: ClusterFacts): Iterable<[string, string]> {
  const cidr = parseCidr(pool.cidr);
  if (cidr && formatCidr(maskCidr(cidr)) !== formatCidr(cidr)) yield ['cidr', 'its CIDR has host bits set'];
  const linkLocal = linkLocalIn(pool.cidr);
  if (linkLocal) yield ['cidr', `its CIDR overlaps the link-local range \`${linkLocal}\``];
  const others = (cluster.existingIPPools ?? []).filter((live) => live.cidr !== pool.cidr);
  const overlapping = others.find((live) => cidr && overlaps(live.cidr, pool.cidr));
  const namesake = namesakeOf(pool, cluster);
  if (namesake) yield ['cidr', `the live pool \`${namesake.name}\` keeps its CIDR, \`${namesake.cidr}\``];
  else if (overlapping) yield ['cidr', `its CIDR overlaps the live IPPool ${nameOf(overlapping)}`];
  if (pool.name && !/^[a-z\d]([-.a-z\d]*[a-z\d])?$/.test(pool.name)) {
    yield ['name', `\`${pool.name}\` is not a DNS name (lower-case letters, digits, \`-\` and \`.\`)`];
  }
  const live = livePoolOf(pool.cidr, cluster);
  if (live?.blockSize !== undefined && pool.blockSize !== undefined && live.blockSize !== pool.blockSize) {
    yield ['blockSize', `the block size of a live pool stays what it is, ${live.blockSize}`];
  }
  const changesUse = live?.allowedUses?.includes(LOAD_BALANCER) !== pool.allowedUses?.includes(LOAD_BALANCER);
  if (live?.allowedUses && pool.allowedUses && changesUse) {
    yield [
      'allowedUses',
      `the live pool is for ${live.allowedUses.map((use) => `\`${use}\``).join(' and ')}`,
    ];
  }
}

function overlaps(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && overlapCidrs(first, second);
}

function nameOf({ name, cidr }: { name?: string; cidr: string }): string {
  return name ? `\`${name}\` (\`${cidr}\`)` : `\`${cidr}\``;
}

function relatedOf({ path, pool }: PlacedPool, field: string): Problem['related'] {
  return field === 'cidr' ? [] : [{ path: [...path, 'cidr'], message: `the pool \`${pool.cidr}\`` }];
}
