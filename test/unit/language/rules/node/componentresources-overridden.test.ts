import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('componentresources-overridden', [
  {
    version: '3.24.0',
    yaml: installation(`
      componentResources:
      - componentName: KubeControllers
        resourceRequirements: { requests: { cpu: 50m } }
      - componentName: Node
        #              ^^^^ componentresources-overridden
        resourceRequirements: { requests: { cpu: 100m } }
      calicoNodeDaemonSet:
        spec:
          template:
            spec:
              containers:
              - name: calico-node
                resources: { limits: { memory: 1Gi } }
    `),
    fixes: {
      'Remove the entry for Node': installation(`
        componentResources:
        - componentName: KubeControllers
          resourceRequirements: { requests: { cpu: 50m } }
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                containers:
                - name: calico-node
                  resources: { limits: { memory: 1Gi } }
      `),
    },
  },
  {
    name: 'an override without resources',
    version: '3.32.1',
    yaml: installation(`
      componentResources:
      - componentName: Node
        resourceRequirements: { requests: { cpu: 100m } }
      calicoNodeDaemonSet:
        spec:
          template:
            spec:
              containers:
              - name: calico-node
                resources: {}
    `),
  },
  {
    name: 'resources of another container',
    version: '3.32.1',
    yaml: installation(`
      componentResources:
      - componentName: Node
        resourceRequirements: { requests: { cpu: 100m } }
      calicoNodeDaemonSet:
        spec:
          template:
            spec:
              initContainers:
              - name: install-cni
                resources: { limits: { memory: 1Gi } }
    `),
  },
  {
    name: 'an entry that says nothing',
    version: '3.32.1',
    yaml: installation(`
      componentResources:
      - componentName: Typha
        resourceRequirements: {}
      typhaDeployment:
        spec:
          template:
            spec:
              containers:
              - name: calico-typha
                resources: { limits: { memory: 1Gi } }
    `),
  },
]);
