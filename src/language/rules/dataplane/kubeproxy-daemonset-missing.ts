import { versions } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const MANAGEMENT = ['spec', 'calicoNetwork', 'kubeProxyManagement'] as const;

export const rule: Rule = {
  id: 'kubeproxy-daemonset-missing',
  severity: 'error',
  refusedBy: 'kube-proxy',
  versions: versions('3.31.0..'),
  docs: {
    summary: '`kubeProxyManagement` on a cluster that has no kube-proxy DaemonSet.',
    details: `
With \`kubeProxyManagement: Enabled\` the operator switches kube-proxy off while eBPF does its work, by patching the
DaemonSet \`kube-proxy\` in \`kube-system\`. Where there is none (clusters set up without kube-proxy, or with one that is
not a DaemonSet, as on k3s and RKE2), TigeraStatus \`kubeproxy-monitor\` stays Degraded. Calico itself is not held up.

Remove the field: without kube-proxy there is nothing to manage.`,
    clusterMessage: 'failed to retrieve kube-proxy DaemonSet',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          kubeProxyManagement: Enabled`),
      cluster: { kubeProxy: null },
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          kubeProxyManagement: Enabled`),
      cluster: { kubeProxy: {} },
    },
  },
  *check({ spec, cluster }) {
    if (spec.calicoNetwork?.kubeProxyManagement !== 'Enabled' || cluster.kubeProxy !== null) return;
    yield {
      path: MANAGEMENT,
      message:
        '`kubeProxyManagement` is `Enabled`, but the cluster has no DaemonSet `kube-proxy` in `kube-system` to manage.',
      fixes: [removal(MANAGEMENT)],
    };
  },
};
