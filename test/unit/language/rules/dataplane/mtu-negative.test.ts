import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('mtu-negative', [
  {
    version: '3.21.6',
    yaml: installation(`
      calicoNetwork:
        bgp: Enabled
        mtu: -1450
        #    ^^^^^ mtu-negative
    `),
    fixes: { 'Remove mtu': installation('calicoNetwork:\n  bgp: Enabled') },
  },
  { name: 'zero', version: '3.32.1', yaml: installation('calicoNetwork:\n  mtu: 0') },
  { name: 'left out', version: '3.32.1', yaml: installation('calicoNetwork: {}') },
]);
