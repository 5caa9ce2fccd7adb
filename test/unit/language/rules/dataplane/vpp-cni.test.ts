import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('vpp-cni', [
  {
    version: '3.30.7',
    yaml: installation(`
      cni:
        type: GKE
        #     ^^^ vpp-cni
      calicoNetwork:
        linuxDataplane: VPP
    `),
    fixes: {
      "Use Calico's CNI plugin": installation(`
        cni:
          type: Calico
        calicoNetwork:
          linuxDataplane: VPP
      `),
      'Set linuxDataplane to Iptables': installation(`
        cni:
          type: GKE
        calicoNetwork:
          linuxDataplane: Iptables
      `),
    },
  },
  {
    name: 'the default of a provider',
    version: '3.30.7',
    yaml: installation(`
      kubernetesProvider: EKS
      calicoNetwork:
        linuxDataplane: VPP
    `).replace(/^spec:$/m, 'spec:\n^^^^ vpp-cni'),
  },
  {
    name: "Calico's plugin",
    version: '3.30.7',
    yaml: installation(`
      kubernetesProvider: EKS
      cni:
        type: Calico
      calicoNetwork:
        linuxDataplane: VPP
        bgp: Enabled
    `),
  },
  {
    name: 'a patch',
    version: '3.30.7',
    yaml: installation('calicoNetwork:\n  linuxDataplane: VPP').replace('name: default', 'name: overlay'),
  },
  { name: 'another dataplane', version: '3.30.7', yaml: installation('cni:\n  type: AmazonVPC') },
]);
