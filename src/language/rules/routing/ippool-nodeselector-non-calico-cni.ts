import { foreignPlugin } from '../../installation/cni-plugins.ts';
import { validatedPools } from '../../installation/pools.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { fixesToCalico, relatedPlugin, whyForeign } from '../provider/shared/foreign-plugin.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippool-nodeselector-non-calico-cni',
  severity: 'error',
  refusedBy: 'ippools',
  versions: ALL_VERSIONS,
  docs: {
    summary: "A pool is bound to some nodes beside a CNI plugin that is not Calico's.",
    details:
      "Which node takes addresses from which pool is decided by Calico IPAM, and the provider's plugins do not use it. " +
      'Beside `AmazonVPC`, `AzureVNET` or `GKE` the operator therefore refuses a `nodeSelector` other than `all()`. Up ' +
      'to 3.27 TigeraStatus `calico` says so and nothing changes on the cluster; from 3.28 TigeraStatus `ippools` says ' +
      'so, the pools are not made, and calico-node waits for them. Remove the key: it defaults to `all()`.',
    clusterMessage: "(ipPool\\.nodeSelector|IP pool nodeSelector) \\(.*\\) should be 'all\\(\\)'",
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: GKE
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/24
            nodeSelector: has(rack)
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: GKE
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/24
            nodeSelector: all()
      `),
    },
  },
  *check(installation) {
    if (!foreignPlugin(installation.spec)) return;
    for (const { pool, path: place } of validatedPools(installation)) {
      if (!pool.nodeSelector || pool.nodeSelector === 'all()') continue;
      const path = [...place, 'nodeSelector'];
      yield {
        path,
        message: `\`nodeSelector\` is \`${pool.nodeSelector}\`, but ${whyForeign(installation)}: only \`all()\` goes there.`,
        related: relatedPlugin(installation),
        fixes: [
          { title: 'Remove nodeSelector', safety: 'unsafe', edits: [{ op: 'remove', path }] },
          ...fixesToCalico(installation),
        ],
      };
    }
  },
};
