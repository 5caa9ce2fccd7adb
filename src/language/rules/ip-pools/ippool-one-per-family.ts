import { familyOf } from '../../installation/cidr.ts';
import { corePools, type PlacedPool, POOLS_PATH, placedPools } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippool-one-per-family',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('..3.28.0'),
  docs: {
    summary: 'There is more than one pool of an address family, which needs Calico 3.28.',
    details:
      'Up to 3.27 the Installation may list one IPv4 pool and one IPv6 pool, and only calico-node makes pools of them, ' +
      'when it first starts. The operator refuses three or more, and two of one family; the cluster stays as it is. ' +
      'A `cidr` that cannot be read counts as neither family. Keep one per family here and create the others as ' +
      'IPPool resources (`projectcalico.org/v3`), or go to 3.28, which takes up to 25 of any family.',
    clusterMessage: 'only one IPPool per version is allowed',
    bad: {
      version: '3.27.5',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: 10.245.0.0/16
      `),
    },
    good: {
      version: '3.27.5',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: fd00:10::/64
      `),
    },
  },
  *check(installation) {
    const pools = placedPools(installation);
    if (pools.length < 2) return;
    const kept = new Set(corePools(installation).map(({ index }) => index));
    const surplus = pools.filter(({ index }) => !kept.has(index));
    if (surplus.length === 0) return;
    yield {
      path: POOLS_PATH,
      mark: 'key',
      message:
        `Calico ${installation.version.text} takes one IPv4 pool and one IPv6 pool here, but these are listed: ` +
        `${pools.map(describe).join(', ')}.`,
      related: surplus.map(({ pool, path }) => ({
        path: [...path, 'cidr'],
        message: `\`${pool.cidr}\` is one too many`,
      })),
      fixes: [
        {
          title: `Remove ${surplus.map(({ pool }) => pool.cidr).join(', ')}`,
          safety: 'unsafe',
          edits: surplus.map(({ path }) => ({ op: 'remove', path })),
        },
      ],
    };
  },
};

function describe({ pool }: PlacedPool): string {
  const family = familyOf(pool.cidr);
  return `\`${pool.cidr}\` (${family ? `IPv${family}` : 'no CIDR'})`;
}
