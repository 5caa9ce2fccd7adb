import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { loadBalancerPools } from './shared/load-balancer.ts';

export const rule: Rule = {
  id: 'ippool-lb-natoutgoing',
  severity: 'error',
  refusedBy: 'ippools',
  versions: versions('3.30.0..3.31.0'),
  docs: {
    summary: 'A pool for load balancers has outgoing NAT disabled, which 3.30 refuses.',
    details:
      'On the 3.30 line the operator refuses `natOutgoing: Disabled` on a pool with the use `LoadBalancer`, although ' +
      'Services send nothing out of such a pool; 3.31 dropped the check. IPv6 pools default to `Disabled`, so there ' +
      '`Enabled` has to be written. TigeraStatus `ippools` names the pool; no pool is made or changed, and on a new ' +
      'cluster calico-node waits for one. Write `Enabled`: it has no effect on load balancers.',
    clusterMessage: 'NATOutgoing cannot be disabled with allowedUse LoadBalancer',
    bad: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.250.0.0/24
            encapsulation: None
            allowedUses: [LoadBalancer]
            natOutgoing: Disabled
      `),
    },
    good: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.250.0.0/24
            encapsulation: None
            allowedUses: [LoadBalancer]
            natOutgoing: Enabled
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place } of loadBalancerPools(installation)) {
      if (pool.natOutgoing !== 'Disabled') continue;
      const path = [...place, 'natOutgoing'];
      const isWritten = installation.isWritten(path);
      const origin = isWritten ? '' : ' by default';
      yield {
        path,
        message:
          `\`natOutgoing\` is \`Disabled\`${origin}, but the pool \`${pool.cidr}\` is for \`LoadBalancer\`, and Calico ` +
          `${installation.version.text} wants \`Enabled\` there.`,
        fixes: [
          {
            title: isWritten ? 'Change natOutgoing to Enabled' : 'Add natOutgoing: Enabled',
            safety: 'unsafe',
            edits: [{ op: 'set', path, value: 'Enabled' }],
          },
        ],
      };
    }
  },
};
