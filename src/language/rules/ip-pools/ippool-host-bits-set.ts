import { formatCidr, maskCidr, parseCidr } from '../../installation/cidr.ts';
import { livePoolOf } from '../../installation/cluster/live-pools.ts';
import { placedPools } from '../../installation/pools.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippool-host-bits-set',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The CIDR of a pool has host bits set.',
    details:
      'In `192.168.0.1/16` the bits after the prefix are not zero: it names a host and not a range. The operator reads ' +
      'it as `192.168.0.0/16` and accepts it, but the Calico API refuses a pool that is not strictly masked. On a new ' +
      'cluster the pool is made past that API and works; the first later change of any kind is then refused in ' +
      'TigeraStatus `ippools`. Write the masked range. On a cluster where the odd text is already in an IPPool, the two ' +
      'texts count as two pools: change it with care, and look at `kubectl get ippools` first.',
    clusterMessage: 'IPPool CIDR is not strictly masked',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.1/16
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/16
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place } of placedPools(installation)) {
      const cidr = parseCidr(pool.cidr);
      if (!cidr) continue;
      const masked = formatCidr(maskCidr(cidr));
      if (masked === formatCidr(cidr)) continue;
      const path = [...place, 'cidr'];
      yield {
        path,
        message: `\`${pool.cidr}\` has host bits set; the range is \`${masked}\`, and the Calico API takes only that.`,
        fixes: [
          {
            title: `Change cidr to ${masked}`,
            // A live pool that carries the odd text would be deleted, and another one made.
            safety: livePoolOf(pool.cidr, installation.cluster) ? 'unsafe' : 'safe',
            edits: [{ op: 'set', path, value: masked }],
          },
        ],
      };
    }
  },
};
