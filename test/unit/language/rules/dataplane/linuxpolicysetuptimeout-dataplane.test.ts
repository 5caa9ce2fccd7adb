import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('linuxpolicysetuptimeout-dataplane', [
  {
    version: '3.30.7',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: Nftables
        linuxPolicySetupTimeoutSeconds: 0
        #                               ^ linuxpolicysetuptimeout-dataplane
    `),
    fixes: {
      'Remove linuxPolicySetupTimeoutSeconds': installation('calicoNetwork:\n  linuxDataplane: Nftables'),
    },
  },
  {
    name: 'VPP',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: VPP
        linuxPolicySetupTimeoutSeconds: 5
        #                               ^ linuxpolicysetuptimeout-dataplane
    `),
  },
  {
    name: 'Nftables has it',
    version: '3.31.0',
    yaml: installation('calicoNetwork:\n  linuxDataplane: Nftables\n  linuxPolicySetupTimeoutSeconds: 5'),
  },
  {
    name: 'eBPF has it',
    version: '3.28.0',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  linuxPolicySetupTimeoutSeconds: 5'),
  },
  {
    name: 'the default dataplane has it',
    version: '3.28.0',
    yaml: installation('calicoNetwork:\n  linuxPolicySetupTimeoutSeconds: 5'),
  },
  {
    name: 'a patch',
    version: '3.29.7',
    yaml: installation('calicoNetwork:\n  linuxPolicySetupTimeoutSeconds: 5').replace(
      'name: default',
      'name: overlay',
    ),
  },
  { name: 'left out', version: '3.29.7', yaml: installation('calicoNetwork:\n  linuxDataplane: Nftables') },
]);
