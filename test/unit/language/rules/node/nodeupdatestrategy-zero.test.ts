import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('nodeupdatestrategy-zero', [
  {
    version: '3.21.6',
    yaml: installation(`
      nodeUpdateStrategy:
        rollingUpdate:
          maxUnavailable: 0%
          #               ^^ nodeupdatestrategy-zero
    `),
    fixes: {
      'Set maxUnavailable to 1': installation('nodeUpdateStrategy:\n  rollingUpdate:\n    maxUnavailable: 1'),
    },
  },
  {
    name: 'no surge either',
    version: '3.30.7',
    yaml: installation(`
      nodeUpdateStrategy:
        rollingUpdate:
          maxSurge: 0
          maxUnavailable: 0
          #               ^ nodeupdatestrategy-zero
    `),
  },
  ...['maxUnavailable: 1', 'maxUnavailable: 0\n    maxSurge: 1', 'maxUnavailable: "0"', 'maxSurge: 0'].map(
    (lines) => ({
      name: lines.replace(/\s+/g, ' '),
      version: '3.30.7',
      yaml: installation(`nodeUpdateStrategy:\n  rollingUpdate:\n    ${lines}`),
    }),
  ),
  {
    name: 'a patch',
    version: '3.30.7',
    yaml: installation('nodeUpdateStrategy:\n  rollingUpdate:\n    maxUnavailable: 0').replace(
      'name: default',
      'name: overlay',
    ),
  },
]);
