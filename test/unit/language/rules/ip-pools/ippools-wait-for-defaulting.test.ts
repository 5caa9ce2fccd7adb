import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const PLAIN = installation('variant: Calico');

checkRule('ippools-wait-for-defaulting', [
  {
    version: '3.28.0',
    cluster: { defaulted: false },
    yaml: PLAIN.replace('spec:\n', 'spec:\n^^^^ ippools-wait-for-defaulting\n'),
  },
  { name: 'accepted once', version: '3.32.1', cluster: { defaulted: true }, yaml: PLAIN },
  { name: 'nobody has looked', version: '3.32.1', yaml: PLAIN },
  { name: 'no such row up to 3.27', version: '3.27.5', cluster: { defaulted: false }, yaml: PLAIN },
]);
