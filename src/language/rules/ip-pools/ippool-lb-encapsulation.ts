import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LOAD_BALANCER_VERSIONS, loadBalancerPools } from './shared/load-balancer.ts';

export const rule: Rule = {
  id: 'ippool-lb-encapsulation',
  severity: 'error',
  refusedBy: 'ippools',
  versions: LOAD_BALANCER_VERSIONS,
  docs: {
    summary: 'A pool for load balancers is encapsulated.',
    details:
      'The addresses of a pool with the use `LoadBalancer` belong to Services, not to pods on a node, so there is ' +
      'nothing to encapsulate, and the operator takes only `encapsulation: None`. It has to be written: with the Calico ' +
      'CNI plugin an IPv4 pool without it becomes `IPIP`. TigeraStatus `ippools` says so; no pool is made or changed, ' +
      'and on a new cluster calico-node waits for one.',
    clusterMessage: 'IP pool encapsulation must be none if allowedUse is LoadBalancer',
    bad: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.250.0.0/24
            allowedUses: [LoadBalancer]
          - cidr: 10.244.0.0/16
      `),
    },
    good: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.250.0.0/24
            allowedUses: [LoadBalancer]
            encapsulation: None
          - cidr: 10.244.0.0/16
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place } of loadBalancerPools(installation)) {
      if (!pool.encapsulation || pool.encapsulation === 'None') continue;
      const path = [...place, 'encapsulation'];
      const isWritten = installation.isWritten(path);
      const origin = isWritten ? '' : ' by default';
      yield {
        path,
        message:
          `The pool \`${pool.cidr}\` is for \`LoadBalancer\`, which takes only \`encapsulation: None\`, but has ` +
          `\`${pool.encapsulation}\`${origin}.`,
        fixes: [
          {
            title: isWritten ? 'Change encapsulation to None' : 'Add encapsulation: None',
            // With no other use beside it and nothing written, there is one thing that can have been meant.
            safety: !isWritten && pool.allowedUses?.length === 1 ? 'safe' : 'unsafe',
            edits: [{ op: 'set', path, value: 'None' }],
          },
        ],
      };
    }
  },
};
