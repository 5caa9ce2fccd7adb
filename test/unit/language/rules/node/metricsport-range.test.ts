import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('metricsport-range', [
  {
    version: '3.32.1',
    yaml: installation(`
      nodeMetricsPort: 0
      #                ^ metricsport-range
      typhaMetricsPort: 65536
      #                 ^^^^^ metricsport-range
    `),
    fixes: { 'Remove nodeMetricsPort': installation('typhaMetricsPort: 65536') },
  },
  {
    name: 'ports',
    version: '3.21.6',
    yaml: installation('nodeMetricsPort: 1\ntyphaMetricsPort: 65535'),
  },
]);
