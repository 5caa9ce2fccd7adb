import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('logging-maxagedays', [
  {
    version: '3.26.0',
    yaml: installation(`
      logging:
        cni:
          logSeverity: Info
          logFileMaxAgeDays: 0
          #                  ^ logging-maxagedays
    `),
    fixes: { 'Remove logFileMaxAgeDays': installation('logging:\n  cni:\n    logSeverity: Info') },
  },
  {
    name: 'less than nothing',
    version: '3.32.1',
    yaml: installation(`
      logging:
        cni:
          logFileMaxAgeDays: -1
          #                  ^^ logging-maxagedays
    `),
  },
  { name: 'one', version: '3.32.1', yaml: installation('logging:\n  cni:\n    logFileMaxAgeDays: 1') },
  { name: 'the default', version: '3.32.1', yaml: installation('logging:\n  cni: {}') },
  {
    name: 'a foreign plugin, which is refused for the block anyway',
    version: '3.32.1',
    yaml: installation('cni:\n  type: GKE\nlogging:\n  cni:\n    logFileMaxAgeDays: 0'),
  },
]);
