import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('enterprise-crds-missing', [
  {
    version: '3.32.1',
    yaml: installation(`
      variant: TigeraSecureEnterprise
      #        ^^^^^^^^^^^^^^^^^^^^^^ enterprise-crds-missing
    `),
    cluster: { enterpriseCRDs: false },
    fixes: { 'Set variant to Calico': installation('variant: Calico') },
  },
  {
    name: 'the new name',
    version: '3.33.0-unreleased',
    yaml: installation(`
      variant: CalicoEnterprise
      #        ^^^^^^^^^^^^^^^^ enterprise-crds-missing
    `),
    cluster: { enterpriseCRDs: false },
  },
  {
    name: 'they are there',
    version: '3.32.1',
    yaml: installation('variant: TigeraSecureEnterprise'),
    cluster: { enterpriseCRDs: true },
  },
  { name: 'nothing is known', version: '3.32.1', yaml: installation('variant: TigeraSecureEnterprise') },
  { name: 'open source', version: '3.32.1', yaml: installation('{}'), cluster: { enterpriseCRDs: false } },
]);
