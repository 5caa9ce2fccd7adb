import type { ClusterFacts } from '../../../../../src/language/installation/cluster/facts.ts';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const MANAGED: readonly ClusterFacts['kubeProxy'][] = [
  { labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
  { labels: { 'addonmanager.kubernetes.io/mode': 'Reconcile' } },
  { annotations: { 'argocd.argoproj.io/tracking-id': 'kube-proxy' } },
];

checkRule('kubeproxy-managed-elsewhere', [
  ...MANAGED.map((kubeProxy) => ({
    name: JSON.stringify(kubeProxy),
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        kubeProxyManagement: Enabled
        #                    ^^^^^^^ kubeproxy-managed-elsewhere
    `),
    cluster: { kubeProxy },
    fixes: { 'Remove kubeProxyManagement': installation('calicoNetwork:\n  linuxDataplane: BPF') },
  })),
  {
    name: "kubeadm's own",
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  kubeProxyManagement: Enabled'),
    cluster: { kubeProxy: { labels: { 'k8s-app': 'kube-proxy' } } },
  },
  {
    name: 'nothing is known',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  kubeProxyManagement: Enabled'),
  },
  {
    name: 'left alone',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF'),
    cluster: { kubeProxy: { labels: { 'app.kubernetes.io/managed-by': 'Helm' } } },
  },
]);
