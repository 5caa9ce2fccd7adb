import { corePools } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { withVxlan } from './shared/without-bgp.ts';

export const rule: Rule = {
  id: 'ipip-ipv6-pool',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.23.0..'),
  docs: {
    summary: 'An IPv6 pool uses IPIP.',
    details:
      'IPIP carries IPv4 in IPv4; there is none for IPv6 in Calico. The operator refuses an IPv6 pool with `IPIP` or ' +
      '`IPIPCrossSubnet`, whatever the CNI plugin, and leaves the cluster as it is. From 3.23 an IPv6 pool may have ' +
      '`VXLAN`, `VXLANCrossSubnet` or `None`, which is the default. `None` needs routes from BGP or from the network ' +
      'between the nodes.',
    clusterMessage: 'IPIP encapsulation is not supported by IPv6 pools',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: fd00:10::/64
            encapsulation: IPIP
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: fd00:10::/64
            encapsulation: VXLAN
      `),
    },
  },
  *check(installation) {
    for (const placed of corePools(installation)) {
      const { pool, family } = placed;
      if (family !== 6 || !pool.encapsulation?.startsWith('IPIP')) continue;
      const path = [...placed.path, 'encapsulation'];
      yield {
        path,
        message: `\`${pool.cidr}\` is an IPv6 pool, and \`${pool.encapsulation}\` exists only for IPv4.`,
        fixes: [withVxlan(placed), 'None'].map((value) => ({
          title: `Change encapsulation to ${value}`,
          safety: 'unsafe',
          edits: [{ op: 'set', path, value }],
        })),
      };
    }
  },
};
