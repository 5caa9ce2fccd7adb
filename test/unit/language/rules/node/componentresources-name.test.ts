import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('componentresources-name', [
  {
    version: '3.32.0',
    yaml: installation(`
      componentResources:
      - componentName: Typha
        resourceRequirements: { requests: { cpu: 100m } }
      - componentName: FelixWindows
        #              ^^^^^^^^^^^^ componentresources-name
        resourceRequirements: { requests: { cpu: 100m } }
    `),
    fixes: {
      'Remove the entry for FelixWindows': installation(`
        componentResources:
        - componentName: Typha
          resourceRequirements: { requests: { cpu: 100m } }
      `),
    },
  },
  {
    name: 'a name that the API server refuses first',
    version: '3.31.7',
    yaml: installation(`
      componentResources:
      - componentName: FelixWindows
        resourceRequirements: { requests: { cpu: 100m } }
    `),
  },
  {
    name: 'the three that are taken',
    version: '3.32.1',
    yaml: installation(`
      componentResources:
      - { componentName: Node, resourceRequirements: {} }
      - { componentName: Typha, resourceRequirements: {} }
      - { componentName: KubeControllers, resourceRequirements: {} }
    `),
  },
]);
