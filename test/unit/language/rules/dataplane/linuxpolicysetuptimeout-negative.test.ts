import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('linuxpolicysetuptimeout-negative', [
  {
    version: '3.28.0',
    yaml: installation(`
      calicoNetwork:
        linuxPolicySetupTimeoutSeconds: -1
        #                               ^^ linuxpolicysetuptimeout-negative
        mtu: 1440
    `),
    fixes: {
      'Set linuxPolicySetupTimeoutSeconds to 0': installation(
        'calicoNetwork:\n  linuxPolicySetupTimeoutSeconds: 0\n  mtu: 1440',
      ),
      'Remove linuxPolicySetupTimeoutSeconds': installation('calicoNetwork:\n  mtu: 1440'),
    },
  },
  {
    name: 'zero',
    version: '3.28.0',
    yaml: installation('calicoNetwork:\n  linuxPolicySetupTimeoutSeconds: 0'),
  },
  {
    name: 'not a number, which the API server refuses',
    version: '3.28.0',
    yaml: installation('calicoNetwork:\n  linuxPolicySetupTimeoutSeconds: "-1"'),
  },
]);
