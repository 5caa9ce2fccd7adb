import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('nodeupdatestrategy-surge-and-unavailable', [
  {
    name: 'the default is in the way',
    version: '3.30.7',
    yaml: installation(`
      variant: Calico
      nodeUpdateStrategy:
        rollingUpdate:
          maxSurge: 10%
          #         ^^^ nodeupdatestrategy-surge-and-unavailable
    `),
    fixes: {
      'Remove maxSurge': installation('variant: Calico'),
      'Set maxUnavailable to 0': installation(`
        variant: Calico
        nodeUpdateStrategy:
          rollingUpdate:
            maxSurge: 10%
            maxUnavailable: 0
      `),
    },
  },
  {
    name: 'both written',
    version: '3.22.0',
    yaml: installation(`
      nodeUpdateStrategy:
        rollingUpdate:
          maxUnavailable: 1
          maxSurge: 1
          #         ^ nodeupdatestrategy-surge-and-unavailable
    `),
  },
  ...[
    'maxSurge: 1\n    maxUnavailable: 0',
    'maxSurge: 0%\n    maxUnavailable: 1',
    'maxUnavailable: 1',
    'maxSurge: 0',
  ].map((lines) => ({
    name: lines.replace(/\s+/g, ' '),
    version: '3.30.7',
    yaml: installation(`nodeUpdateStrategy:\n  rollingUpdate:\n    ${lines}`),
  })),
  {
    name: 'what cannot be read',
    version: '3.30.7',
    yaml: installation('nodeUpdateStrategy:\n  rollingUpdate:\n    maxSurge: "1"'),
  },
  {
    name: 'a patch',
    version: '3.30.7',
    yaml: installation('nodeUpdateStrategy:\n  rollingUpdate:\n    maxSurge: 1').replace(
      'name: default',
      'name: overlay',
    ),
  },
  {
    name: 'the other cannot be read',
    version: '3.30.7',
    yaml: installation('nodeUpdateStrategy:\n  rollingUpdate:\n    maxSurge: 1\n    maxUnavailable: "1"'),
  },
]);
