import { foreignPlugin } from '../../installation/cni-plugins.ts';
import { corePools, POOLS_CONTROLLER } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { fixesToCalico, relatedPlugin, whyForeign } from './shared/foreign-plugin.ts';

const BGP = ['spec', 'calicoNetwork', 'bgp'];

export const rule: Rule = {
  id: 'bgp-non-calico-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: "BGP is enabled beside a CNI plugin that is not Calico's.",
    details:
      "With `AmazonVPC`, `AzureVNET` or `GKE` the provider's network carries the packets of the pods, and Calico has " +
      'no routes of its own to announce. The operator refuses `bgp: Enabled` there as soon as the effective spec ' +
      'holds an IP pool (up to 3.27: an IPv4 one), and leaves the cluster as it is. Remove `bgp`: beside these ' +
      'plugins it defaults to `Disabled`. Under the Calico plugin the operator writes `bgp: Enabled` into the resource ' +
      'as a default, so after a change of the plugin it may be a leftover that nobody typed.',
    clusterMessage: 'BGP is not supported when using non-Calico CNI',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: GKE
        calicoNetwork:
          bgp: Enabled
          ipPools:
          - cidr: 192.168.0.0/24
            encapsulation: None
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
            encapsulation: None
      `),
    },
  },
  *check(installation) {
    const { spec, version } = installation;
    if (!foreignPlugin(spec) || spec.calicoNetwork?.bgp !== 'Enabled') return;
    const anyFamily = includes(POOLS_CONTROLLER, version);
    const pool = corePools(installation).find(({ family }) => anyFamily || family === 4);
    if (!pool) return;
    yield {
      path: BGP,
      message: `\`bgp\` is \`Enabled\`, but ${whyForeign(installation)}: with an IP pool the operator refuses BGP there.`,
      related: relatedPlugin(installation),
      fixes: [
        { title: 'Remove calicoNetwork.bgp', safety: 'unsafe', edits: [{ op: 'remove', path: BGP }] },
        ...fixesToCalico(installation),
      ],
    };
  },
};
