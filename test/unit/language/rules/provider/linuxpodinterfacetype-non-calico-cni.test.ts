import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('linuxpodinterfacetype-non-calico-cni', [
  {
    version: '3.33.0-unreleased',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        bgp: Disabled
        linuxPodInterfaceType: Veth
        #                      ^^^^ linuxpodinterfacetype-non-calico-cni
    `),
    fixes: {
      'Remove calicoNetwork.linuxPodInterfaceType': installation(`
        cni:
          type: GKE
        calicoNetwork:
          bgp: Disabled
      `),
    },
  },
  {
    name: "Calico's plugin",
    version: '3.33.0-unreleased',
    yaml: installation('calicoNetwork:\n  linuxPodInterfaceType: Veth'),
  },
]);
