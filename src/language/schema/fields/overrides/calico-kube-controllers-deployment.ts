import { reference } from '../reference.ts';
import { containers } from './containers.ts';
import { workload } from './workload.ts';

const RESTART = `Stops the one calico-kube-controllers pod and starts a new one. Meanwhile nobody cleans up addresses
and objects of deleted pods and nodes; traffic and policy are not touched.`;

export const calicoKubeControllersDeployment = workload({
  doc: `Overrides of the Deployment \`calico-kube-controllers\` in the namespace \`calico-system\`: the controllers
that keep Calico's data in step with Kubernetes.

There is one replica, replaced by stopping the old pod first; neither can be changed. With Calico Enterprise the same
overrides also go to the Deployment \`es-calico-kube-controllers\`. Everything not said here stays as the operator
sets it.`,
  effect: RESTART,
  link: reference('CalicoKubeControllersDeployment'),
  example: `spec:
  template:
    spec:
      containers:
        - name: calico-kube-controllers
          resources: { requests: { cpu: 100m, memory: 128Mi } }`,
  versions: '3.24.0..',
  subject: 'the Deployment `calico-kube-controllers`',
  pods: 'calico-kube-controllers',
  restart: RESTART,
  affinity: {
    note: 'Where no node fits, the one pod stays Pending and clean-up stops.',
    default: 'none',
  },
  nodeSelector: {
    note: 'So it narrows `controlPlaneNodeSelector` further; it cannot change an entry of that.',
    default: '`controlPlaneNodeSelector`, and `kubernetes.io/os: linux`',
  },
  tolerations: {
    note: 'That includes `controlPlaneTolerations` and the tolerations for control plane nodes.',
    default: '`controlPlaneTolerations`, and the taints of control plane nodes and for critical add-ons',
  },
  pod: {
    containers: containers({
      pods: 'calico-kube-controllers',
      default: 'calico-kube-controllers without requests and limits',
      example: '[{ name: calico-kube-controllers, resources: { requests: { cpu: 100m, memory: 128Mi } } }]',
      note: 'Memory grows with the number of nodes, pods and addresses in use.',
      names: {
        'calico-kube-controllers': 'The controllers of every installation. Always rendered.',
        'es-calico-kube-controllers': {
          doc: 'The controllers for Elasticsearch, in a Deployment of their own. Rendered only with Calico Enterprise.',
          versions: '3.29.0..',
        },
      },
    }),
  },
});
