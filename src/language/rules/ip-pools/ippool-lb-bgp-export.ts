import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LOAD_BALANCER_VERSIONS, loadBalancerPools } from './shared/load-balancer.ts';

export const rule: Rule = {
  id: 'ippool-lb-bgp-export',
  severity: 'error',
  refusedBy: 'ippools',
  versions: LOAD_BALANCER_VERSIONS,
  docs: {
    summary: 'A pool for load balancers is kept from BGP.',
    details:
      'Addresses of Services of type LoadBalancer are of use only if the network outside knows the way to them, so the ' +
      'operator refuses `disableBGPExport: true` on a pool with the use `LoadBalancer`. TigeraStatus `ippools` says so; ' +
      'no pool is made or changed, and on a new cluster calico-node waits for one. Remove the key: it defaults to ' +
      '`false`.',
    clusterMessage: 'IP pool disable bgp export must be false when AllowedUse is LoadBalancer',
    bad: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.250.0.0/24
            encapsulation: None
            allowedUses: [LoadBalancer]
            disableBGPExport: true
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
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place } of loadBalancerPools(installation)) {
      if (!pool.disableBGPExport) continue;
      const path = [...place, 'disableBGPExport'];
      yield {
        path,
        message: `\`disableBGPExport\` is \`true\`, but the pool \`${pool.cidr}\` is for \`LoadBalancer\`, which has to be announced.`,
        fixes: [{ title: 'Remove disableBGPExport', safety: 'unsafe', edits: [{ op: 'remove', path }] }],
      };
    }
  },
};
