import { checkRule } from '../check-rule.ts';
import { below } from './nested.ts';

const strategy = (lines: string) => below(['typhaDeployment', 'spec', 'strategy'], lines);

checkRule('override-deployment-strategy', [
  {
    name: 'nothing may be missing and nothing added',
    version: '3.29.7',
    yaml: strategy(`
      rollingUpdate: { maxUnavailable: 0, maxSurge: 0% }
      ^^^^^^^^^^^^^ override-deployment-strategy`),
    fixes: {
      'Set maxUnavailable to 1': strategy('rollingUpdate: { maxUnavailable: 1, maxSurge: 0% }'),
      'Set maxSurge to 1': strategy('rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }'),
    },
  },
  {
    name: 'what is left out counts as none',
    version: '3.24.6',
    yaml: strategy(`
      rollingUpdate: {}
      ^^^^^^^^^^^^^ override-deployment-strategy`),
  },
  {
    name: 'not in an overlay, where it may be given beneath',
    version: '3.32.1',
    yaml: strategy('rollingUpdate: { maxSurge: 0 }').replace('name: default', 'name: overlay'),
  },
  {
    name: 'values',
    version: '3.32.1',
    yaml: strategy(`
      rollingUpdate: { maxUnavailable: 101%, maxSurge: "2" }
                                       ^^^^ override-deployment-strategy
                                                       ^^^ override-deployment-strategy`),
    fixes: {
      'Set maxUnavailable to 100%': strategy('rollingUpdate: { maxUnavailable: 100%, maxSurge: "2" }'),
    },
  },
  {
    name: 'a count in quotes',
    version: '3.32.1',
    yaml: strategy(`
      rollingUpdate: { maxUnavailable: 1, maxSurge: "2" }
                                                    ^^^ override-deployment-strategy`),
    fixes: { 'Set maxSurge to 2': strategy('rollingUpdate: { maxUnavailable: 1, maxSurge: 2 }') },
  },
  {
    name: 'below zero, or no percentage',
    version: '3.32.1',
    yaml: strategy(`
      rollingUpdate: { maxUnavailable: -1, maxSurge: 2.5% }
                                       ^^ override-deployment-strategy
                                                     ^^^^ override-deployment-strategy`),
  },
  {
    name: 'more than twice as many may be there',
    version: '3.32.1',
    yaml: strategy('rollingUpdate: { maxUnavailable: 100%, maxSurge: 150% }'),
  },
]);
