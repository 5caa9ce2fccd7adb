import { corePools } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ipv6-encapsulation-unsupported',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('..3.23.0'),
  docs: {
    summary: 'An IPv6 pool is encapsulated, which Calico cannot do before 3.23.',
    details:
      'Up to 3.22 Calico does not encapsulate IPv6 at all. The operator refuses an IPv6 pool with any `encapsulation` ' +
      'but `None`, and leaves the cluster as it is. Write `None` or leave the field out, and see to it that the nodes ' +
      'have routes: from BGP, or from the network between them. From 3.23 VXLAN works for IPv6.',
    clusterMessage: '(provided: |^)Encapsulation is not supported by IPv6 pools',
    bad: {
      version: '3.22.5',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: fd00:10::/64
            encapsulation: VXLAN
      `),
    },
    good: {
      version: '3.22.5',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: fd00:10::/64
            encapsulation: None
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place, family } of corePools(installation)) {
      const { encapsulation, cidr } = pool;
      if (family !== 6 || !encapsulation || encapsulation === 'None') continue;
      const path = [...place, 'encapsulation'];
      yield {
        path,
        message:
          `\`${cidr}\` is an IPv6 pool, and \`${encapsulation}\` is set: Calico ${installation.version.text} does not ` +
          'encapsulate IPv6.',
        fixes: [
          {
            title: 'Change encapsulation to None',
            safety: 'unsafe',
            edits: [{ op: 'set', path, value: 'None' }],
          },
        ],
      };
    }
  },
};
