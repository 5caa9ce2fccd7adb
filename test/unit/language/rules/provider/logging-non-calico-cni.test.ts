import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('logging-non-calico-cni', [
  {
    version: '3.26.0',
    yaml: installation(`
      cni:
        type: GKE
      logging:
        cni:
      # ^^^ logging-non-calico-cni
          logSeverity: Info
    `),
  },
  {
    name: 'a block that holds nothing',
    version: '3.32.1',
    yaml: installation(`
      cni:
        type: GKE
      logging:
        cni: {}
      # ^^^ logging-non-calico-cni
    `),
  },
  {
    name: 'no CNI logging in the block',
    version: '3.32.1',
    yaml: installation('cni:\n  type: GKE\nlogging: {}'),
  },
  {
    name: "Calico's plugin",
    version: '3.32.1',
    yaml: installation('logging:\n  cni:\n    logSeverity: Debug'),
  },
]);
