import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

checkRule('override-nodeselector', [
  {
    version: '3.29.7',
    yaml: podSpec(
      'calicoKubeControllersDeployment',
      `
      nodeSelector:
        pool=infra: ""
        ^^^^^^^^^^ override-nodeselector
        pool: infra,system
              ^^^^^^^^^^^^ override-nodeselector
        node-role.kubernetes.io/control-plane: ""`,
    ),
  },
  {
    name: 'nobody looks at the block any more',
    version: '3.27.0',
    yaml: podSpec('calicoWindowsUpgradeDaemonSet', 'nodeSelector: { a=b: c }'),
  },
  { name: 'sound', version: '3.32.1', yaml: podSpec('calicoNodeDaemonSet', 'nodeSelector: { pool: infra }') },
]);
