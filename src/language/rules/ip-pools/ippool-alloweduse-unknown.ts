import { POOLS_CONTROLLER, placedPools } from '../../installation/pools.ts';
import { includes } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LOAD_BALANCER, LOAD_BALANCER_VERSIONS } from './shared/load-balancer.ts';
import { fixesToKnown } from './shared/nearest.ts';

export const rule: Rule = {
  id: 'ippool-alloweduse-unknown',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'A pool has a use that Calico does not know.',
    details:
      'A pool may be used for `Workload` (pods), `Tunnel` (the tunnel addresses of nodes) and, from 3.30, ' +
      '`LoadBalancer` (Services). Neither the CRD nor the operator checks the words, so another one is stored, and the ' +
      'pool then serves nothing under it; letter case counts. The Calico API refuses it, so on a cluster that has pools ' +
      'the change fails in TigeraStatus `ippools`. Left out, a pool serves workloads and tunnels.',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            allowedUses: [Workloads]
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            allowedUses: [Workload]
      `),
    },
  },
  *check(installation) {
    const { version } = installation;
    const known = [
      'Workload',
      'Tunnel',
      ...(includes(LOAD_BALANCER_VERSIONS, version) ? [LOAD_BALANCER] : []),
    ];
    for (const { pool, path: place } of placedPools(installation)) {
      for (const [index, use] of (pool.allowedUses ?? []).entries()) {
        if (typeof use !== 'string' || known.includes(use)) continue;
        const path = [...place, 'allowedUses', index];
        const since = use === LOAD_BALANCER ? `; \`${LOAD_BALANCER}\` came with 3.30.0` : '';
        yield {
          path,
          message: `Calico ${version.text} knows no use \`${use}\`, only ${known.map((name) => `\`${name}\``).join(', ')}${since}.`,
          fixes: use === LOAD_BALANCER ? [] : fixesToKnown(path, use, known),
        };
      }
    }
  },
};
