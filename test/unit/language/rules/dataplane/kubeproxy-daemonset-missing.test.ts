import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('kubeproxy-daemonset-missing', [
  {
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        kubeProxyManagement: Enabled
        #                    ^^^^^^^ kubeproxy-daemonset-missing
    `),
    cluster: { kubeProxy: null },
    fixes: { 'Remove kubeProxyManagement': installation('calicoNetwork:\n  linuxDataplane: BPF') },
  },
  {
    name: 'nothing is known',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  kubeProxyManagement: Enabled'),
  },
  {
    name: 'not managed',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF'),
    cluster: { kubeProxy: null },
  },
]);
