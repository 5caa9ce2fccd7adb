import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('certificatemanagement-csr', [
  {
    version: '3.21.6',
    yaml: installation(`
      certificateManagement:
      ^^^^^^^^^^^^^^^^^^^^^ certificatemanagement-csr
        caCert: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t
        signerName: example.com/signer
    `),
    fixes: {},
  },
  { name: 'left out', version: '3.32.1', yaml: installation('variant: Calico') },
]);
