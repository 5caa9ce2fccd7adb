import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('servicecidrs-invalid', [
  {
    version: '3.32.1',
    yaml: installation(`
      serviceCIDRs:
      - 10.96.0.1
      # ^^^^^^^^^ servicecidrs-invalid
      - fd00:96::/112
      - 10.96.0.0/33
      # ^^^^^^^^^^^^ servicecidrs-invalid
    `),
    fixes: {},
  },
  {
    name: 'what can be read, is of another type, or is to be filled in',
    version: '3.27.0',
    yaml: installation(`
      serviceCIDRs:
      - 10.96.0.0/12
      - 8
      - "\${SERVICE_CIDR}"
    `),
  },
  { name: 'a release without the field', version: '3.26.5', yaml: installation('serviceCIDRs: [nonsense]') },
]);
