import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('multiinterfacemode-non-calico-cni', [
  {
    version: '3.21.6',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        bgp: Disabled
        multiInterfaceMode: Multus
        #                   ^^^^^^ multiinterfacemode-non-calico-cni
    `),
    fixes: {
      'Remove calicoNetwork.multiInterfaceMode': installation(`
        cni:
          type: GKE
        calicoNetwork:
          bgp: Disabled
      `),
    },
  },
  {
    name: 'None, on a provider that the operator detects',
    version: '3.29.7',
    cluster: { detectedProvider: 'EKS' },
    yaml: installation(`
      calicoNetwork:
        multiInterfaceMode: None
        #                   ^^^^ multiinterfacemode-non-calico-cni
    `),
  },
  {
    name: "Calico's plugin",
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  multiInterfaceMode: Multus'),
  },
]);
