import { NON_PRIVILEGED_VERSIONS } from '../../installation/non-privileged.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LEAVE_MODE, NON_PRIVILEGED } from './shared/mode.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'];

export const rule: Rule = {
  id: 'nonprivileged-bpf-dataplane',
  severity: 'error',
  refusedBy: 'operator',
  versions: NON_PRIVILEGED_VERSIONS.accepted,
  docs: {
    summary: 'Non-privileged mode and the eBPF dataplane exclude each other.',
    details: `
The eBPF dataplane loads programs into the kernel and mounts file systems, which takes a privileged calico-node. The
operator refuses the two together and changes nothing on the cluster.`,
    clusterMessage: 'Non-privileged Calico is not supported when BPF dataplane is enabled',
    bad: {
      version: '3.26.5',
      yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\nnonPrivileged: Enabled'),
    },
    good: {
      version: '3.26.5',
      yaml: installation('calicoNetwork:\n  linuxDataplane: Iptables\nnonPrivileged: Enabled'),
    },
  },
  *check({ nonPrivileged: { mode }, spec }) {
    if (mode !== 'unsupported-combination' || spec.calicoNetwork?.linuxDataplane !== 'BPF') return;
    yield {
      path: NON_PRIVILEGED,
      mark: 'pair',
      message:
        '`nonPrivileged` is `Enabled`, but `linuxDataplane` is `BPF`, which needs a privileged calico-node.',
      related: [{ path: DATAPLANE, message: '`linuxDataplane` is `BPF`' }],
      fixes: [LEAVE_MODE, setting(DATAPLANE, 'Iptables')],
    };
  },
};
