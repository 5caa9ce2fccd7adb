import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

const containers = (list: string) => podSpec('csiNodeDriverDaemonSet', `containers: ${list}`);

checkRule('override-csi-containers-unsupported', [
  {
    name: 'resources, even empty ones',
    version: '3.26.0',
    yaml: podSpec(
      'csiNodeDriverDaemonSet',
      `
      tolerations: [{ operator: Exists }]
      containers:
        - name: csi-node-driver
                ^^^^^^^^^^^^^^^ override-csi-containers-unsupported
          resources: {}
        - name: csi-node-driver`,
    ),
    fixes: {
      'Remove the container': podSpec(
        'csiNodeDriverDaemonSet',
        `
        tolerations: [{ operator: Exists }]
        containers:
          - name: csi-node-driver`,
      ),
    },
  },
  { name: 'no resources', version: '3.27.5', yaml: containers('[{ name: csi-node-driver }]') },
  {
    name: 'a name that the API server refuses first',
    version: '3.27.5',
    yaml: containers('[{ name: calico-csi, resources: { limits: { cpu: 1 } } }]'),
  },
  {
    name: 'later releases',
    version: '3.28.0',
    yaml: containers('[{ name: csi-node-driver, resources: { limits: { cpu: 1 } } }]'),
  },
]);
