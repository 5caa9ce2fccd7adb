import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const HOST_PORTS = ['spec', 'calicoNetwork', 'hostPorts'] as const;

export const rule: Rule = {
  id: 'bpf-hostports-unsupported',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('..3.27.0'),
  docs: {
    summary: 'Host ports with the eBPF dataplane, before Calico 3.27.',
    details: `
Host ports are served by the \`portmap\` CNI plugin through iptables, which the eBPF dataplane bypasses. Up to Calico
3.26 the operator therefore refuses \`hostPorts: Enabled\` together with \`linuxDataplane: BPF\`, and leaves the cluster
as it is. Left out, \`hostPorts\` is \`Disabled\` under eBPF in these releases, and \`Enabled\` otherwise.

The value is often a leftover: under iptables the operator writes \`hostPorts: Enabled\` into the live object by itself,
and it stands in the way when the dataplane is switched later. Remove it in the same change. From 3.27 both go together.`,
    clusterMessage: 'hostPorts is not supported with the eBPF dataplane',
    bad: {
      version: '3.26.5',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          hostPorts: Enabled`),
    },
    good: {
      version: '3.26.5',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF`),
    },
  },
  *check({ spec }) {
    const { linuxDataplane, hostPorts = 'Disabled' } = spec.calicoNetwork ?? {};
    // With another plugin host ports are refused for that reason first: rule hostports-non-calico-cni.
    const isCalicoCni = (spec.cni?.type ?? 'Calico') === 'Calico';
    if (linuxDataplane !== 'BPF' || hostPorts === 'Disabled' || !isCalicoCni) return;
    yield {
      path: HOST_PORTS,
      message: `\`hostPorts\` is \`${hostPorts}\`, but \`linuxDataplane\` is \`BPF\`, which has no host ports before Calico 3.27.`,
      related: [{ path: DATAPLANE, message: 'The eBPF dataplane is chosen here' }],
      fixes: [removal(HOST_PORTS), setting(DATAPLANE, 'Iptables')],
    };
  },
};
