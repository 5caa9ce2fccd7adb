import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('metricsports-equal', [
  {
    version: '3.32.1',
    yaml: installation(`
      nodeMetricsPort: 9091
      typhaMetricsPort: 9091
      #                 ^^^^ metricsports-equal
    `),
    fixes: { 'Set typhaMetricsPort to 9093': installation('nodeMetricsPort: 9091\ntyphaMetricsPort: 9093') },
  },
  {
    name: 'on the port that Typha usually has',
    version: '3.32.1',
    yaml: installation(`
      nodeMetricsPort: 9093
      typhaMetricsPort: 9093
      #                 ^^^^ metricsports-equal
    `),
    fixes: { 'Set nodeMetricsPort to 9091': installation('nodeMetricsPort: 9091\ntyphaMetricsPort: 9093') },
  },
  {
    name: 'two ports',
    version: '3.32.1',
    yaml: installation('nodeMetricsPort: 9091\ntyphaMetricsPort: 9093'),
  },
  { name: 'no ports', version: '3.32.1', yaml: installation('nodeMetricsPort: 0\ntyphaMetricsPort: 0') },
  { name: 'one port', version: '3.32.1', yaml: installation('nodeMetricsPort: 9091') },
  { name: 'left out', version: '3.32.1', yaml: installation('variant: Calico') },
  {
    name: 'what is no port at all',
    version: '3.32.1',
    yaml: installation('nodeMetricsPort: 70000\ntyphaMetricsPort: 70000'),
  },
]);
