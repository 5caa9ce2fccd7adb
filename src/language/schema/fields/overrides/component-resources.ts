import { list, object, string } from '../../field.ts';
import { resourceRequirements } from '../kubernetes/resource-requirements.ts';
import { reference } from '../reference.ts';

const NOT_SUPPORTED =
  'Admitted by the API server, and refused by the operator: use `calicoNodeWindowsDaemonSet`.';

export const componentResources = list({
  commonName: true,
  doc: `CPU and memory of single components, by name.

The old way; each component has an override block of its own since 3.24. Where both speak of the same container, the
override block wins whole. Of two entries for the same component the first one counts.`,
  effect:
    'Replaces the pods of the component: calico-node node by node, the Typha pods, or the one calico-kube-controllers pod.',
  default: 'none: components without requests and limits',
  example: '[{ componentName: Node, resourceRequirements: { requests: { cpu: 250m, memory: 256Mi } } }]',
  link: reference('ComponentResource'),
  deprecated: {
    versions: '3.24.0..',
    instead:
      '`calicoNodeDaemonSet`, `typhaDeployment` and `calicoKubeControllersDeployment`, each with `spec.template.spec.containers`',
  },
  items: object({
    doc: 'The resources of one component.',
    properties: {
      componentName: string({
        doc: 'Which component the entry is about.',
        required: true,
        values: {
          Node: 'The container `calico-node` on every Linux node.',
          Typha: 'The container `calico-typha`.',
          KubeControllers: 'The container `calico-kube-controllers`.',
          NodeWindows: { doc: NOT_SUPPORTED, versions: '3.32.0..' },
          FelixWindows: { doc: NOT_SUPPORTED, versions: '3.32.0..' },
          ConfdWindows: { doc: NOT_SUPPORTED, versions: '3.32.0..' },
        },
      }),
      resourceRequirements: resourceRequirements({
        required: true,
        doc: `CPU, memory and other resources of the component: what it is guaranteed and what it may use at most.

They are not judged by the operator: a mistake, such as a request above its limit, shows when it applies the workload.`,
      }),
    },
  }),
});
