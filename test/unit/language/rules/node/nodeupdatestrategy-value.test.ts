import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('nodeupdatestrategy-value', [
  {
    version: '3.30.7',
    yaml: installation(`
      nodeUpdateStrategy:
        rollingUpdate:
          maxUnavailable: "25"
          #               ^^^^ nodeupdatestrategy-value
          maxSurge: 0
    `),
    fixes: {
      'Change to 25': installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxUnavailable: 25
            maxSurge: 0
      `),
      'Change to 25%': installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxUnavailable: "25%"
            maxSurge: 0
      `),
    },
  },
  {
    name: 'both',
    version: '3.30.7',
    yaml: installation(`
      nodeUpdateStrategy:
        rollingUpdate:
          maxUnavailable: 150%
          #               ^^^^ nodeupdatestrategy-value
          maxSurge: -1
          #         ^^ nodeupdatestrategy-value
    `),
    fixes: {
      'Change to 100%': installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxUnavailable: 100%
            maxSurge: -1
      `),
    },
  },
  {
    name: 'no number at all',
    version: '3.21.6',
    yaml: installation(`
      nodeUpdateStrategy:
        rollingUpdate:
          maxUnavailable: abc%
          #               ^^^^ nodeupdatestrategy-value
    `),
    fixes: {},
  },
  ...['10%', '3', '100%', '500', '"<how many>"'].map((value) => ({
    name: value,
    version: '3.30.7',
    yaml: installation(`nodeUpdateStrategy:\n  rollingUpdate:\n    maxUnavailable: ${value}`),
  })),
]);
