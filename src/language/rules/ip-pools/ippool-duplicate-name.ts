import type { Installation } from '../../installation/installation.ts';
import { type PlacedPool, validatedPools } from '../../installation/pools.ts';
import type { Fix } from '../../text/problem.ts';
import { versions } from '../../versions/version-range.ts';
import { firstWritten } from '../first-written.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { repeated } from './shared/repeated.ts';

export const rule: Rule = {
  id: 'ippool-duplicate-name',
  severity: 'error',
  refusedBy: 'ippools',
  versions: versions('3.28.0..'),
  docs: {
    summary: 'Two pools have the same name.',
    details:
      'Every pool becomes an IPPool resource, so its name has to be its own. A pool without `name` gets one from the ' +
      'operator: `default-ipv4-ippool` or `default-ipv6-ippool` where it is the only pool or one of a pair of both ' +
      'families, otherwise its CIDR with dots and dashes. A written name may be the same as such a made one. ' +
      'TigeraStatus `ippools` names it; no pool is made or changed, and on a new cluster calico-node waits for one. ' +
      'Rename one of the two, or remove the written name.',
    clusterMessage: 'IP pool \\S+ is specified more than once',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            name: pods
          - cidr: 10.245.0.0/16
            name: pods
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            name: pods
          - cidr: 10.245.0.0/16
            name: more-pods
      `),
    },
  },
  *check(installation) {
    const pools = validatedPools(installation);
    for (const [first, second] of repeated(pools, ({ pool }) => pool.name)) {
      const { name, cidr } = second.pool;
      // The same CIDR gets the same name: that fault has a rule of its own.
      if (!name || first.pool.cidr === cidr) continue;
      const names = [second, first].map(({ path }) => [...path, 'name']);
      const written = names.filter((path) => installation.isWritten(path));
      const made =
        written.length === 1
          ? `, the name that the operator makes for \`${unnamed(installation, [second, first])}\``
          : '';
      yield {
        path: firstWritten(installation, ...names, [...second.path, 'cidr']),
        message: `Two pools, \`${first.pool.cidr}\` and \`${cidr}\`, are called \`${name}\`${made}.`,
        related: [{ path: [...first.path, 'cidr'], message: `\`${first.pool.cidr}\` is called \`${name}\`` }],
        fixes: written
          .slice(0, 1)
          .map((path): Fix => ({ title: 'Remove name', safety: 'unsafe', edits: [{ op: 'remove', path }] })),
      };
    }
  },
};

function unnamed(installation: Installation, pools: readonly PlacedPool[]): string | undefined {
  return pools.find(({ path }) => !installation.isWritten([...path, 'name']))?.pool.cidr;
}
