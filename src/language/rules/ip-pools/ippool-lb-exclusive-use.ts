import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LOAD_BALANCER, LOAD_BALANCER_VERSIONS, loadBalancerPools } from './shared/load-balancer.ts';

export const rule: Rule = {
  id: 'ippool-lb-exclusive-use',
  severity: 'error',
  refusedBy: 'ippools',
  versions: LOAD_BALANCER_VERSIONS,
  docs: {
    summary: 'A pool for load balancers has another use beside.',
    details:
      'A pool with the use `LoadBalancer` gives addresses to Services of type LoadBalancer, and to nothing else: the ' +
      'addresses of pods and tunnels live on nodes, those of Services do not. The operator refuses `LoadBalancer` ' +
      'beside any other use. TigeraStatus `ippools` names the pool; no pool is made or changed, and on a new cluster ' +
      'calico-node waits for one. Make two pools of it, one for each use.',
    clusterMessage: 'AllowedUse LoadBalancer cannot be used with Workload/Tunnel',
    bad: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.250.0.0/24
            encapsulation: None
            allowedUses: [LoadBalancer, Workload]
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
          - cidr: 10.244.0.0/16
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place } of loadBalancerPools(installation)) {
      const others = (pool.allowedUses ?? []).filter((use) => use !== LOAD_BALANCER);
      if (others.length === 0) continue;
      const path = [...place, 'allowedUses'];
      const uses = others.map((use) => `\`${use}\``).join(' and ');
      yield {
        path,
        message: `The pool \`${pool.cidr}\` has the use \`LoadBalancer\`, which goes alone, and ${uses} beside it.`,
        fixes: [[LOAD_BALANCER], others].map((value) => ({
          title: `Keep only ${value.join(' and ')}`,
          safety: 'unsafe',
          edits: [{ op: 'set', path, value }],
        })),
      };
    }
  },
};
