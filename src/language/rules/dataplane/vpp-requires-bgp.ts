import { foreignPlugin } from '../../installation/cni-plugins.ts';
import { versions } from '../../versions/version-range.ts';
import { firstWritten } from '../first-written.ts';
import { setting } from '../fixes.ts';
import { originOf } from '../origin.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const BGP = ['spec', 'calicoNetwork', 'bgp'] as const;

export const rule: Rule = {
  id: 'vpp-requires-bgp',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.22.0..'),
  docs: {
    summary: 'The VPP dataplane without BGP.',
    details: `
VPP gets its routes from BGP, so the operator refuses \`linuxDataplane: VPP\` unless \`bgp\` is \`Enabled\`. With Calico's CNI
plugin that is the default everywhere but on EKS, where \`bgp\` is \`Disabled\` unless it is written. While it is refused
nothing is rendered, and TigeraStatus \`calico\` is Degraded.

Write \`bgp: Enabled\`, or choose another dataplane.`,
    clusterMessage: 'VPP requires BGP to be enabled',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: VPP
          bgp: Disabled
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: VPP
          bgp: Enabled
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN`),
    },
  },
  *check(installation) {
    const { spec } = installation;
    const { linuxDataplane, bgp } = spec.calicoNetwork ?? {};
    if (linuxDataplane !== 'VPP' || bgp !== 'Disabled') return;
    // Off only because of a foreign plugin, which VPP does not go with anyway: rule vpp-cni says so.
    const written = installation.isWritten(BGP);
    if (!written && foreignPlugin(spec)) return;
    yield {
      path: firstWritten(installation, BGP, DATAPLANE),
      message: `\`bgp\` is \`Disabled\`${originOf(installation, BGP)}, but \`linuxDataplane\` is \`VPP\`, which needs BGP for its routes.`,
      related: written ? [{ path: DATAPLANE, message: 'VPP is chosen here' }] : [],
      fixes: [setting(BGP, 'Enabled'), setting(DATAPLANE, 'Iptables')],
    };
  },
};
