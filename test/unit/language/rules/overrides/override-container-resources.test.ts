import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

const resources = (lines: string) =>
  podSpec(
    'calicoNodeDaemonSet',
    `containers:\n  - name: calico-node\n    resources:\n${lines.replace(/^\n/, '').replace(/^ {2}/gm, '')}`,
  );

checkRule('override-container-resources', [
  {
    name: 'a request above its limit',
    version: '3.29.7',
    yaml: resources(`
        requests: { cpu: 1500m, memory: 1024Mi }
                         ^^^^^ override-container-resources
        limits: { cpu: 1, memory: 1Gi }`),
    fixes: {
      'Set the cpu request to its limit, 1': resources(`
        requests: { cpu: 1, memory: 1024Mi }
        limits: { cpu: 1, memory: 1Gi }`),
      'Set the cpu limit to the request, 1500m': resources(`
        requests: { cpu: 1500m, memory: 1024Mi }
        limits: { cpu: 1500m, memory: 1Gi }`),
    },
  },
  {
    name: 'hugepages and extended resources that are overcommitted',
    version: '3.24.0',
    yaml: resources(`
        requests: { hugepages-2Mi: 50Mi, example.com/nic: 1 }
                                   ^^^^ override-container-resources
                                                          ^ override-container-resources
        limits: { hugepages-2Mi: 100Mi, example.com/nic: 2 }`),
  },
  {
    name: 'names that no resource has',
    version: '3.32.1',
    yaml: resources(`
        limits:
          cats: 2
          ^^^^ override-container-resources
          pods: 1
          ^^^^ override-container-resources
          requests.example.com/nic: 1
          ^^^^^^^^^^^^^^^^^^^^^^^^ override-container-resources
          kubernetes.io/batch: 1
          ephemeral-storage: 1Gi`),
  },
  {
    name: 'amounts that make no sense',
    version: '3.32.1',
    yaml: resources(`
        limits:
          memory: -1Gi
                  ^^^^ override-container-resources
          example.com/nic: 500m
                           ^^^^ override-container-resources
          example.com/port: 2000m`),
  },
  {
    name: 'a limit is not needed for the operator',
    version: '3.32.1',
    yaml: resources('        requests: { example.com/nic: 1 }'),
  },
  {
    name: 'a container without resources',
    version: '3.32.1',
    yaml: podSpec('calicoNodeDaemonSet', 'containers: [{ name: calico-node }]'),
  },
  {
    name: 'the CSI driver, whose containers are refused for another reason',
    version: '3.27.5',
    yaml: podSpec(
      'csiNodeDriverDaemonSet',
      'containers: [{ name: csi-node-driver, resources: { limits: { cats: 2 } } }]',
    ),
  },
  {
    name: 'the CSI driver, from 3.28 on',
    version: '3.28.0',
    yaml: podSpec(
      'csiNodeDriverDaemonSet',
      `
      containers: [{ name: calico-csi, resources: { limits: { cats: 2 } } }]
                                                              ^^^^ override-container-resources`,
    ),
  },
]);
