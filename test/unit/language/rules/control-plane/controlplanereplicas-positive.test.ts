import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('controlplanereplicas-positive', [
  {
    version: '3.21.6',
    yaml: installation(`
      variant: Calico
      controlPlaneReplicas: 0
      #                     ^ controlplanereplicas-positive
    `),
    fixes: {
      'Set controlPlaneReplicas to 1': installation('variant: Calico\ncontrolPlaneReplicas: 1'),
      'Remove controlPlaneReplicas': installation('variant: Calico'),
    },
  },
  {
    name: 'less than none in an overlay',
    version: '3.32.1',
    yaml: installation(`
      controlPlaneReplicas: -1
      #                     ^^ controlplanereplicas-positive
    `).replace('name: default', 'name: overlay'),
  },
  {
    name: 'none in an overlay, which is the same as nothing said',
    version: '3.32.1',
    yaml: installation('controlPlaneReplicas: 0').replace('name: default', 'name: overlay'),
  },
  { name: 'one', version: '3.32.1', yaml: installation('controlPlaneReplicas: 1') },
]);
