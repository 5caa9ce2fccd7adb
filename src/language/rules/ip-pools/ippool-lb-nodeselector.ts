import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LOAD_BALANCER_VERSIONS, loadBalancerPools } from './shared/load-balancer.ts';

export const rule: Rule = {
  id: 'ippool-lb-nodeselector',
  severity: 'error',
  refusedBy: 'ippools',
  versions: LOAD_BALANCER_VERSIONS,
  docs: {
    summary: 'A pool for load balancers is bound to some nodes.',
    details:
      'The addresses of a pool with the use `LoadBalancer` belong to Services, not to nodes, so there is no node to ' +
      'select, and the operator takes only `nodeSelector: all()`. TigeraStatus `ippools` says so; no pool is made or ' +
      'changed, and on a new cluster calico-node waits for one. Remove the key: it defaults to `all()`. Which nodes ' +
      'announce the addresses is set in BGPConfiguration and BGPPeer, not here.',
    clusterMessage: 'IP pool nodeSelector should be set to all\\(\\) if allowedUse is LoadBalancer',
    bad: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.250.0.0/24
            encapsulation: None
            allowedUses: [LoadBalancer]
            nodeSelector: has(rack)
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
      if (!pool.nodeSelector || pool.nodeSelector === 'all()') continue;
      const path = [...place, 'nodeSelector'];
      yield {
        path,
        message:
          `The pool \`${pool.cidr}\` is for \`LoadBalancer\`, which takes only \`nodeSelector: all()\`, but has ` +
          `\`${pool.nodeSelector}\`.`,
        fixes: [{ title: 'Remove nodeSelector', safety: 'unsafe', edits: [{ op: 'remove', path }] }],
      };
    }
  },
};
