import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

const tolerations = (lines: string) =>
  podSpec('typhaDeployment', `tolerations:\n${lines.replace(/^\n/, '')}`);

checkRule('override-tolerations', [
  {
    name: 'other letters',
    version: '3.29.7',
    yaml: tolerations(`
  - { key: a, operator: exists, effect: noSchedule }
                        ^^^^^^ override-tolerations
                                        ^^^^^^^^^^ override-tolerations`),
    fixes: {
      'Set operator to Exists': tolerations(`
  - { key: a, operator: Exists, effect: noSchedule }`),
    },
  },
  {
    name: 'no key',
    version: '3.29.7',
    yaml: tolerations(`
  - effect: NoSchedule
    ^^^^^^ override-tolerations`),
    fixes: {
      'Set operator to Exists': tolerations(`
  - effect: NoSchedule
    operator: Exists`),
    },
  },
  {
    name: 'what does not go together',
    version: '3.24.0',
    yaml: tolerations(`
  - { key: a, operator: Exists, value: b }
                                       ^ override-tolerations
  - { key: a, effect: NoSchedule, tolerationSeconds: 60 }
                                                     ^^ override-tolerations`),
    fixes: {
      'Remove value': tolerations(`
  - { key: a, operator: Exists }
  - { key: a, effect: NoSchedule, tolerationSeconds: 60 }`),
    },
  },
  {
    name: 'an empty one',
    version: '3.32.1',
    yaml: tolerations(`
  - {}
    ^^ override-tolerations`),
  },
  {
    name: 'sound ones',
    version: '3.32.1',
    yaml: tolerations(`
  - { operator: Exists }
  - { key: a, value: b, effect: NoExecute, tolerationSeconds: -1 }
  - { key: a }`),
  },
]);
