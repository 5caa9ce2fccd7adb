import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const HOST_PORTS = ['spec', 'calicoNetwork', 'hostPorts'] as const;

export const rule: Rule = {
  id: 'vpp-hostports',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.22.0..'),
  docs: {
    summary: 'Host ports switched off with the VPP dataplane.',
    details: `
The VPP dataplane serves host ports itself and cannot do without them, so the operator refuses \`hostPorts: Disabled\`
beside it: nothing is rendered, and TigeraStatus \`calico\` is Degraded. \`Enabled\` is the default with Calico's CNI plugin,
so it is enough to remove the field.`,
    clusterMessage: "VPP doesn't support disabling HostPorts",
    bad: {
      version: '3.30.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: VPP
          hostPorts: Disabled`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: VPP
          hostPorts: Enabled`),
    },
  },
  *check({ spec }) {
    const { linuxDataplane, hostPorts } = spec.calicoNetwork ?? {};
    if (linuxDataplane !== 'VPP' || hostPorts !== 'Disabled') return;
    yield {
      path: HOST_PORTS,
      message:
        '`hostPorts` is `Disabled`, but `linuxDataplane` is `VPP`, which cannot switch host ports off.',
      related: [{ path: DATAPLANE, message: 'VPP is chosen here' }],
      fixes: [removal(HOST_PORTS), setting(HOST_PORTS, 'Enabled'), setting(DATAPLANE, 'Iptables')],
    };
  },
};
