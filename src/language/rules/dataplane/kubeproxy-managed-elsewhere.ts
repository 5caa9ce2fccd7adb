import type { ClusterFacts } from '../../installation/cluster/facts.ts';
import { versions } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const MANAGEMENT = ['spec', 'calicoNetwork', 'kubeProxyManagement'] as const;

/** Signs of another owner, in the order in which the operator looks (kubeproxy/controller.go, 3.31+). */
const LABELS = ['app.kubernetes.io/managed-by', 'addonmanager.kubernetes.io/mode'];
const ANNOTATIONS = ['argocd.argoproj.io/tracking-id'];

export const rule: Rule = {
  id: 'kubeproxy-managed-elsewhere',
  severity: 'error',
  refusedBy: 'kube-proxy',
  versions: versions('3.31.0..'),
  docs: {
    summary: '`kubeProxyManagement` while something else manages kube-proxy.',
    details: `
With \`kubeProxyManagement: Enabled\` the operator patches the DaemonSet \`kube-proxy\` to switch it off under eBPF. It
refuses to do so where the DaemonSet bears the mark of another owner, who would undo the patch: the label
\`app.kubernetes.io/managed-by\` or \`addonmanager.kubernetes.io/mode\`, or the annotation
\`argocd.argoproj.io/tracking-id\`. TigeraStatus \`kubeproxy-monitor\` is then Degraded, and kube-proxy keeps running beside
eBPF; the two undo each other's iptables rules unless Felix is told to leave them
(\`bpfKubeProxyIptablesCleanupEnabled: false\`).

Remove the field, and switch kube-proxy off where it is managed.`,
    clusterMessage: 'failed to validate kube-proxy DaemonSet|DaemonSet is likely managed by',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          kubeProxyManagement: Enabled`),
      cluster: { kubeProxy: { labels: { 'addonmanager.kubernetes.io/mode': 'Reconcile' } } },
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF`),
      cluster: { kubeProxy: { labels: { 'addonmanager.kubernetes.io/mode': 'Reconcile' } } },
    },
  },
  *check({ spec, cluster }) {
    const sign = signOfOwner(cluster.kubeProxy);
    if (spec.calicoNetwork?.kubeProxyManagement !== 'Enabled' || !sign) return;
    yield {
      path: MANAGEMENT,
      message: `\`kubeProxyManagement\` is \`Enabled\`, but kube-proxy seems to have another manager: it bears \`${sign}\`.`,
      fixes: [removal(MANAGEMENT)],
    };
  },
};

function signOfOwner(kubeProxy: ClusterFacts['kubeProxy']): string | undefined {
  const { labels = {}, annotations = {} } = kubeProxy ?? {};
  const label = LABELS.find((key) => Object.hasOwn(labels, key));
  if (label) return `${label}: ${labels[label]}`;
  const annotation = ANNOTATIONS.find((key) => Object.hasOwn(annotations, key));
  return annotation && `${annotation}: ${annotations[annotation]}`;
}
