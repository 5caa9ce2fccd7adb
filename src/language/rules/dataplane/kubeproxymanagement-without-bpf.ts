import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const MANAGEMENT = ['spec', 'calicoNetwork', 'kubeProxyManagement'] as const;

export const rule: Rule = {
  id: 'kubeproxymanagement-without-bpf',
  severity: 'information',
  tags: ['unnecessary'],
  refusedBy: 'nobody',
  versions: versions('3.31.0..'),
  docs: {
    summary: '`kubeProxyManagement` without the eBPF dataplane, where it has nothing to do.',
    details: `
\`kubeProxyManagement: Enabled\` switches kube-proxy off while the eBPF dataplane runs, and on again when it is left. With
any other dataplane kube-proxy is needed and stays, so the field does nothing. It is not in the way either: leave it if
a switch to eBPF is planned, or is just being undone, and remove it otherwise.`,
    bad: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: Nftables
          kubeProxyManagement: Enabled`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          kubeProxyManagement: Enabled`),
    },
  },
  *check({ spec, isWritten }) {
    const { linuxDataplane, kubeProxyManagement } = spec.calicoNetwork ?? {};
    if (kubeProxyManagement !== 'Enabled' || linuxDataplane === undefined || linuxDataplane === 'BPF') return;
    const by = isWritten(DATAPLANE) ? '' : ' by default';
    yield {
      path: MANAGEMENT,
      message:
        '`kubeProxyManagement` is `Enabled`, but it acts only with the eBPF dataplane, ' +
        `and \`linuxDataplane\` is \`${linuxDataplane}\`${by}: kube-proxy stays.`,
      fixes: [removal(MANAGEMENT), setting(DATAPLANE, 'BPF')],
    };
  },
};
