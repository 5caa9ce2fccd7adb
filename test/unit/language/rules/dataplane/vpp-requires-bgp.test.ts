import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('vpp-requires-bgp', [
  {
    version: '3.30.7',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: VPP
        bgp: Disabled
        #    ^^^^^^^^ vpp-requires-bgp
    `),
    fixes: {
      'Set bgp to Enabled': installation('calicoNetwork:\n  linuxDataplane: VPP\n  bgp: Enabled'),
      'Set linuxDataplane to Iptables': installation(
        'calicoNetwork:\n  linuxDataplane: Iptables\n  bgp: Disabled',
      ),
    },
  },
  {
    name: 'the default on EKS',
    version: '3.30.6',
    yaml: installation(`
      kubernetesProvider: EKS
      cni:
        type: Calico
      calicoNetwork:
        linuxDataplane: VPP
        #               ^^^ vpp-requires-bgp
    `),
  },
  {
    name: 'off only because of a foreign plugin',
    version: '3.30.6',
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  linuxDataplane: VPP'),
  },
  { name: 'the default', version: '3.30.6', yaml: installation('calicoNetwork:\n  linuxDataplane: VPP') },
  {
    name: 'a patch',
    version: '3.30.6',
    yaml: installation('calicoNetwork:\n  linuxDataplane: VPP').replace('name: default', 'name: overlay'),
  },
  { name: 'another dataplane', version: '3.30.7', yaml: installation('calicoNetwork:\n  bgp: Disabled') },
]);
