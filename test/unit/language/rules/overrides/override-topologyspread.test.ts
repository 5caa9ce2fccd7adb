import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

const spread = (lines: string) =>
  podSpec('typhaDeployment', `topologySpreadConstraints:\n${lines.replace(/^\n/, '')}`);

checkRule('override-topologyspread', [
  {
    name: 'values',
    version: '3.29.7',
    yaml: spread(`
  - { maxSkew: 0, topologyKey: "", whenUnsatisfiable: donotschedule }
               ^ override-topologyspread
                               ^^ override-topologyspread
                                                      ^^^^^^^^^^^^^ override-topologyspread`),
    fixes: {
      'Set maxSkew to 1': spread(`
  - { maxSkew: 1, topologyKey: "", whenUnsatisfiable: donotschedule }`),
    },
  },
  {
    name: 'letter case',
    version: '3.25.0',
    yaml: spread(`
  - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: donotschedule }
                                                        ^^^^^^^^^^^^^ override-topologyspread`),
    fixes: {
      'Set whenUnsatisfiable to DoNotSchedule': spread(`
  - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule }`),
    },
  },
  {
    name: 'the same pair again',
    version: '3.32.1',
    yaml: spread(`
  - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule }
  - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway }
  - { maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule }
                               ^^^^ override-topologyspread`),
    fixes: {
      'Remove this constraint': spread(`
  - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule }
  - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway }`),
    },
  },
  {
    name: 'minDomains',
    version: '3.32.1',
    yaml: spread(`
  - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, minDomains: 2 }
                                                                        ^^^^^^^^^^ override-topologyspread
  - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, minDomains: 0 }
                                                                                   ^ override-topologyspread`),
  },
  {
    name: 'what is absent is missing, not wrong',
    version: '3.32.1',
    yaml: spread(`
  - { maxSkew: 1, whenUnsatisfiable: DoNotSchedule }
  - { maxSkew: 1, whenUnsatisfiable: DoNotSchedule }
  - { maxSkew: 1, topologyKey: zone }
  - { maxSkew: 1, topologyKey: zone }`),
  },
]);
