import { foreignPlugin } from '../../installation/cni-plugins.ts';
import { corePools, POOLS_CONTROLLER } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes } from '../../versions/version-range.ts';
import { fixesToCalico, relatedPlugin, whyForeign } from '../provider/shared/foreign-plugin.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippool-encapsulation-non-calico-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: "A pool is encapsulated beside a CNI plugin that is not Calico's.",
    details:
      "With `AmazonVPC`, `AzureVNET` or `GKE` the provider's network carries the packets, and Calico encapsulates " +
      'nothing. The operator refuses a pool (up to 3.27: an IPv4 one) whose `encapsulation` is anything but `None`, ' +
      'and leaves the cluster as it is. Left out, it defaults to `None` there, so removing the key is enough. Under ' +
      'the Calico plugin the operator writes `IPIP` into the resource as a default, which is refused after a change of ' +
      'the plugin. Where `cni` is not written and the provider is EKS, GKE or AKS, the plugin is the one of the ' +
      "provider: if you meant Calico's own, write `cni.type: Calico`.",
    clusterMessage: 'is invalid for ipPool\\.encapsulation when using non-Calico CNI',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/16
      `),
    },
  },
  *check(installation) {
    if (!foreignPlugin(installation.spec)) return;
    const anyFamily = includes(POOLS_CONTROLLER, installation.version);
    for (const { pool, path: place, family } of corePools(installation)) {
      const path = [...place, 'encapsulation'];
      const isJudged = installation.isWritten(path) && (anyFamily || family === 4);
      if (!isJudged || !pool.encapsulation || pool.encapsulation === 'None') continue;
      yield {
        path,
        message: `\`encapsulation\` is \`${pool.encapsulation}\`, but ${whyForeign(installation)}: only \`None\` goes there.`,
        related: relatedPlugin(installation),
        fixes: [
          { title: 'Remove encapsulation', safety: 'unsafe', edits: [{ op: 'remove', path }] },
          ...fixesToCalico(installation),
        ],
      };
    }
  },
};
