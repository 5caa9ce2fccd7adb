import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('controlplanenodeselector-os', [
  {
    version: '3.32.1',
    yaml: installation(`
      controlPlaneNodeSelector:
        disk: ssd
        kubernetes.io/os: windows
        ^^^^^^^^^^^^^^^^^^^^^^^^^ controlplanenodeselector-os
    `),
    fixes: {
      'Change to linux': installation('controlPlaneNodeSelector:\n  disk: ssd\n  kubernetes.io/os: linux'),
      'Remove kubernetes.io/os': installation('controlPlaneNodeSelector:\n  disk: ssd'),
    },
  },
  {
    name: 'the old label',
    version: '3.21.6',
    yaml: installation(`
      controlPlaneNodeSelector:
        beta.kubernetes.io/os: Linux
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ controlplanenodeselector-os
    `),
  },
  {
    name: 'linux',
    version: '3.32.1',
    yaml: installation(
      'controlPlaneNodeSelector:\n  kubernetes.io/os: linux\n  beta.kubernetes.io/os: linux',
    ),
  },
  { name: 'other labels', version: '3.32.1', yaml: installation('controlPlaneNodeSelector:\n  os: windows') },
]);
