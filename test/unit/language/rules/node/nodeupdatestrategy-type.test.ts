import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('nodeupdatestrategy-type', [
  {
    version: '3.21.6',
    yaml: installation(`
      nodeUpdateStrategy:
        type: OnDelete
        #     ^^^^^^^^ nodeupdatestrategy-type
        rollingUpdate:
          maxUnavailable: 1
    `),
    fixes: {
      'Remove type': installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxUnavailable: 1
      `),
    },
  },
  {
    name: 'another spelling',
    version: '3.32.1',
    yaml: installation(`
      nodeUpdateStrategy:
        type: rollingUpdate
        #     ^^^^^^^^^^^^^ nodeupdatestrategy-type
    `),
    fixes: { 'Set type to RollingUpdate': installation('nodeUpdateStrategy:\n  type: RollingUpdate') },
  },
  {
    name: 'left to its default',
    version: '3.32.1',
    yaml: installation('nodeUpdateStrategy:\n  rollingUpdate:\n    maxUnavailable: 2'),
  },
  {
    name: 'an overlay, which has no defaults',
    version: '3.32.1',
    yaml: `${installation('variant: Calico')}---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  nodeUpdateStrategy:
  ^^^^^^^^^^^^^^^^^^ nodeupdatestrategy-type
    rollingUpdate:
      maxUnavailable: 2
`,
  },
  {
    name: 'an overlay that leaves the strategy alone',
    version: '3.32.1',
    yaml: `${installation('variant: Calico')}---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  controlPlaneReplicas: 1
`,
  },
]);
