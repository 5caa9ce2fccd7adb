import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('fips-removed', [
  {
    version: '3.33.0-unreleased',
    yaml: installation(`
      variant: Calico
      fipsMode: Enabled
      #         ^^^^^^^ fips-removed
    `),
    fixes: { 'Remove fipsMode': installation('variant: Calico') },
  },
  { name: 'switched off', version: '3.33.0-unreleased', yaml: installation('fipsMode: Disabled') },
  { name: 'still there', version: '3.32.1', yaml: installation('fipsMode: Enabled') },
]);
