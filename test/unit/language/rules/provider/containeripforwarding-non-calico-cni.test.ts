import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('containeripforwarding-non-calico-cni', [
  {
    version: '3.30.6',
    yaml: installation(`
      cni:
        type: AmazonVPC
      calicoNetwork:
        bgp: Disabled
        containerIPForwarding: Disabled
        #                      ^^^^^^^^ containeripforwarding-non-calico-cni
    `),
    fixes: {
      'Remove calicoNetwork.containerIPForwarding': installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          bgp: Disabled
      `),
    },
  },
  {
    name: "Calico's plugin",
    version: '3.30.6',
    yaml: installation('calicoNetwork:\n  containerIPForwarding: Enabled'),
  },
]);
