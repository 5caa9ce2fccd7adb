import { foreignPlugin } from '../../installation/cni-plugins.ts';
import { corePools, POOLS_CONTROLLER } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { fixesToCalico, relatedPlugin, whyForeign } from './shared/foreign-plugin.ts';

const BGP = ['spec', 'calicoNetwork', 'bgp'];

export const rule: Rule = {
  id: 'bgp-non-calico-cni-no-pools',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: "BGP is enabled beside a CNI plugin that is not Calico's, and nobody refuses it.",
    details:
      'The operator refuses BGP beside a foreign CNI plugin only while it looks at an IP pool (up to 3.27: an IPv4 ' +
      'one). Without a pool nothing looks, so `bgp: Enabled` is accepted and calico-node runs BIRD on every node, ' +
      "although the provider's network carries the packets. No status tells. Remove `bgp`: beside these plugins it " +
      'defaults to `Disabled`. It becomes the error `bgp-non-calico-cni` as soon as somebody adds a pool.',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          bgp: Enabled
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          bgp: Disabled
      `),
    },
  },
  *check(installation) {
    const { spec, version, completeness } = installation;
    if (!foreignPlugin(spec) || spec.calicoNetwork?.bgp !== 'Enabled') return;
    // A patch that does not list pools says nothing of what it is laid on.
    if (completeness === 'partial' && spec.calicoNetwork.ipPools === undefined) return;
    const anyFamily = includes(POOLS_CONTROLLER, version);
    if (corePools(installation).some(({ family }) => anyFamily || family === 4)) return;
    yield {
      path: BGP,
      message: `\`bgp\` is \`Enabled\`, but ${whyForeign(installation)}: BIRD will run for nothing, and no status says so.`,
      related: relatedPlugin(installation),
      fixes: [
        { title: 'Remove calicoNetwork.bgp', safety: 'unsafe', edits: [{ op: 'remove', path: BGP }] },
        ...fixesToCalico(installation),
      ],
    };
  },
};
