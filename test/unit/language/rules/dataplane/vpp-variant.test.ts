import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('vpp-variant', [
  {
    version: '3.22.0',
    yaml: installation(`
      variant: TigeraSecureEnterprise
      #        ^^^^^^^^^^^^^^^^^^^^^^ vpp-variant
      calicoNetwork:
        linuxDataplane: VPP
    `),
    fixes: {
      'Set linuxDataplane to Iptables': installation(`
        variant: TigeraSecureEnterprise
        calicoNetwork:
          linuxDataplane: Iptables
      `),
      'Set variant to Calico': installation(`
        variant: Calico
        calicoNetwork:
          linuxDataplane: VPP
      `),
    },
  },
  {
    name: 'the default variant',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: VPP'),
  },
  { name: 'another dataplane', version: '3.32.1', yaml: installation('variant: TigeraSecureEnterprise') },
]);
