import { differences, livePoolOf, ownerOf } from '../../installation/cluster/live-pools.ts';
import { POOLS_CONTROLLER, validatedPools } from '../../installation/pools.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const FOREIGN_POOL = {
  name: 'pods',
  cidr: '10.244.0.0/16',
  labels: {},
  vxlanMode: 'Always',
  ipipMode: 'Never',
};

export const rule: Rule = {
  id: 'ippool-not-owned',
  severity: 'error',
  refusedBy: 'ippools',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'A pool differs from a live IPPool that the operator did not make.',
    details:
      'The operator changes only IPPools that carry its label, `app.kubernetes.io/managed-by: tigera-operator`. A live ' +
      'pool with the same CIDR and without the label was made by somebody else (calicoctl, a manifest, calico-node of ' +
      'an older release). If the entry in the Installation equals it in every field, the operator takes it over; if ' +
      'anything differs, TigeraStatus `ippools` says that it cannot update it, and the pool stays as it is. Make the ' +
      'entry equal to the live pool first and change it afterwards, or drop the entry and keep managing the IPPool ' +
      'yourself. Look at it with `kubectl get ippool -o yaml`.',
    clusterMessage: 'Cannot update an IP pool not managed by the operator',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: IPIP
      `),
      cluster: { existingIPPools: [FOREIGN_POOL] },
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: VXLAN
      `),
      cluster: { existingIPPools: [FOREIGN_POOL] },
    },
  },
  *check(installation) {
    for (const { pool, path } of validatedPools(installation)) {
      const live = livePoolOf(pool.cidr, installation.cluster);
      if (!live || ownerOf(live) !== 'other') continue;
      const fields = differences(pool, live);
      if (fields.length === 0) continue;
      const list = fields.map((field) => `\`${field}\``).join(', ');
      yield {
        path: [...path, 'cidr'],
        message:
          `The cluster has an IPPool \`${live.name ?? pool.cidr}\` with this CIDR that the operator did not make, and ` +
          `this entry differs from it in ${list}: the operator will not touch it.`,
        fixes: [
          { title: `Remove the entry ${pool.cidr}`, safety: 'unsafe', edits: [{ op: 'remove', path }] },
        ],
      };
    }
  },
};
