import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { BPF_ENABLED, bpfSettings, removeBpfEnabled } from './shared/felix-configuration.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;

const withFelix = (felix: string): string => `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    linuxDataplane: Iptables
---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
${felix}`;

export const rule: Rule = {
  id: 'felix-bpfenabled-under-iptables',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: versions('..3.28.0'),
  docs: {
    summary: 'FelixConfiguration switches eBPF on while the Installation has another dataplane.',
    details: `
Up to Calico 3.27 the operator does not look at \`bpfEnabled\` of the FelixConfiguration \`default\`. Felix does, and
starts eBPF on nodes that were rendered for another dataplane: without the mounts that it needs, and beside a kube-proxy
that still does the same work. Nothing in TigeraStatus tells. From 3.28 the same file is an error (\`felix-bpfenabled-conflict\`).

Choose the dataplane in one place: remove \`bpfEnabled\`, and write \`linuxDataplane: BPF\` if you want eBPF.`,
    bad: { version: '3.27.5', yaml: withFelix('  bpfEnabled: true\n') },
    good: { version: '3.27.5', yaml: withFelix('  bpfEnabled: false\n') },
  },
  *check({ spec, isWritten }, surroundings) {
    const dataplane = spec.calicoNetwork?.linuxDataplane;
    if (dataplane === undefined || dataplane === 'BPF') return;
    for (const { felix, bpfEnabled } of bpfSettings(surroundings)) {
      if (!bpfEnabled) continue;
      const by = isWritten(DATAPLANE) ? '' : ' by default';
      yield {
        path: BPF_ENABLED,
        resource: felix,
        message:
          '`bpfEnabled` is `true`, so Felix starts eBPF, but `linuxDataplane` of the Installation is ' +
          `\`${dataplane}\`${by}, and calico-node is rendered without what eBPF needs.`,
        related: [{ path: DATAPLANE, message: 'The dataplane is chosen here' }],
        fixes: [removeBpfEnabled(felix), setting(DATAPLANE, 'BPF')],
      };
    }
  },
};
