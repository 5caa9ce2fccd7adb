import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('controlplanetolerations-invalid', [
  {
    version: '3.32.1',
    yaml: installation(`
      controlPlaneTolerations:
      - key: node-role.kubernetes.io/infra
        operator: exists
        #         ^^^^^^ controlplanetolerations-invalid
        effect: Always
        #       ^^^^^^ controlplanetolerations-invalid
    `),
    fixes: {
      'Change to Exists': installation(`
        controlPlaneTolerations:
        - key: node-role.kubernetes.io/infra
          operator: Exists
          effect: Always
      `),
    },
  },
  {
    name: 'no key',
    version: '3.21.6',
    yaml: installation(`
      controlPlaneTolerations:
      - effect: NoSchedule
        ^^^^^^ controlplanetolerations-invalid
    `),
  },
  {
    name: 'fine',
    version: '3.32.1',
    yaml: installation(`
      controlPlaneTolerations:
      - operator: Exists
      - key: infra
        value: "true"
        effect: NoExecute
        tolerationSeconds: 60
    `),
  },
]);
