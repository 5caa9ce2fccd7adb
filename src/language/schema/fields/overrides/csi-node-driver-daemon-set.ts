import { reference } from '../reference.ts';
import { containers } from './containers.ts';
import { workload } from './workload.ts';

const RESTART = `Replaces the csi-node-driver pods node by node. Volumes that are mounted stay; new pods that use the
driver wait until it is back on their node. Networking is not touched.`;

export const csiNodeDriverDaemonSet = workload({
  doc: `Overrides of the DaemonSet \`csi-node-driver\` in the namespace \`calico-system\`: the CSI driver through
which sidecars with application layer policy reach Felix.

It is rendered unless \`kubeletVolumePluginPath\` is \`None\`; then all of this has no effect. Its pods are privileged
whatever \`nonPrivileged\` says. Everything not said here stays as the operator sets it.`,
  effect: RESTART,
  link: reference('CSINodeDriverDaemonSet'),
  example: `spec:
  template:
    spec:
      containers:
        - name: calico-csi
          resources: { requests: { cpu: 10m, memory: 32Mi } }`,
  versions: '3.26.0..',
  subject: 'the DaemonSet `csi-node-driver`',
  pods: 'csi-node-driver',
  restart: RESTART,
  affinity: {
    note: 'On AKS and EKS that is what keeps the driver off virtual and Fargate nodes: repeat it when you set your own.',
    default: `on EKS, nodes whose \`eks.amazonaws.com/compute-type\` is not \`fargate\`; on AKS, nodes whose \`type\`
is not \`virtual-kubelet\`; otherwise none`,
  },
  nodeSelector: {
    note: 'On nodes without the labels, pods that mount a volume of the driver cannot start.',
    default: '`kubernetes.io/os: linux`',
  },
  tolerations: {
    note: 'On nodes with other taints, pods that mount a volume of the driver cannot start.',
    default: 'every taint is tolerated',
  },
  pod: {
    containers: containers({
      pods: 'csi-node-driver',
      default: 'containers without requests and limits',
      example: '[{ name: calico-csi, resources: { requests: { cpu: 10m, memory: 32Mi } } }]',
      note: `The containers can be changed from 3.28 on. In 3.26 and 3.27 the only name is one that no container has,
and the operator refuses an entry with \`resources\`.`,
      names: {
        'calico-csi': {
          doc: 'The driver itself: mounts the volumes. Rendered with the DaemonSet.',
          versions: '3.28.0..',
        },
        'csi-node-driver-registrar': {
          doc: "Announces the driver to the node's kubelet. Rendered with the DaemonSet.",
          versions: '3.28.0..',
        },
        'csi-node-driver':
          'No container has this name: refused by the operator of 3.26 and 3.27 when `resources` are given, without effect from 3.28 on.',
      },
    }),
  },
});
