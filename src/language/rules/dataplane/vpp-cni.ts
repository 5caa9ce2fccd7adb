import { foreignPlugin } from '../../installation/cni-plugins.ts';
import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import { CNI_TYPE, fixToCalico, whyForeign } from '../provider/shared/foreign-plugin.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;

export const rule: Rule = {
  id: 'vpp-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.22.0..'),
  docs: {
    summary: "The VPP dataplane with another CNI plugin than Calico's.",
    details: `
The VPP dataplane plugs pods in through Calico's own CNI plugin, so the operator refuses it beside the plugin of a cloud.
On EKS, AKS and GKE that plugin is the default: there \`cni.type: Calico\` has to be written. While it is refused nothing
is rendered, and TigeraStatus \`calico\` is Degraded.

Write \`cni.type: Calico\` on a new cluster. On a running one the plugin cannot be changed under its pods, so choose
another dataplane.`,
    clusterMessage: 'VPP dataplane only supports the Calico CNI',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          linuxDataplane: VPP`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        cni:
          type: Calico
        calicoNetwork:
          linuxDataplane: VPP`),
    },
  },
  *check(installation) {
    const { spec } = installation;
    if (spec.calicoNetwork?.linuxDataplane !== 'VPP' || !foreignPlugin(spec)) return;
    yield {
      path: CNI_TYPE,
      message: `${whyForeign(installation)}, but \`linuxDataplane\` is \`VPP\`, which works only with Calico's own CNI plugin.`,
      related: [{ path: DATAPLANE, message: 'VPP is chosen here' }],
      fixes: [fixToCalico(installation), setting(DATAPLANE, 'Iptables')],
    };
  },
};
