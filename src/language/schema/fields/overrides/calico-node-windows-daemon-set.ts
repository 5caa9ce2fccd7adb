import { reference } from '../reference.ts';
import { containers, initContainers } from './containers.ts';
import { workload } from './workload.ts';

const RESTART = `Replaces the calico-node-windows pods on all Windows nodes, as \`nodeUpdateStrategy\` says: one node
at a time unless changed. Linux nodes are not touched.`;

export const calicoNodeWindowsDaemonSet = workload({
  doc: `Overrides of the DaemonSet \`calico-node-windows\` in the namespace \`calico-system\`: Calico on every Windows
node.

It is rendered only with \`calicoNetwork.windowsDataplane: HNS\`; otherwise all of this has no effect. Everything not
said here stays as the operator sets it.`,
  effect: RESTART,
  link: reference('CalicoNodeWindowsDaemonSet'),
  example: `spec:
  template:
    spec:
      containers:
        - name: felix
          resources: { requests: { cpu: 100m, memory: 128Mi } }`,
  versions: '3.27.0..',
  subject: 'the DaemonSet `calico-node-windows`',
  pods: 'calico-node-windows',
  restart: RESTART,
  affinity: {
    note: 'On AKS and EKS that is what keeps the pods off virtual and Fargate nodes: repeat it when you set your own.',
    default: `on EKS, nodes whose \`eks.amazonaws.com/compute-type\` is not \`fargate\`; on AKS, nodes whose \`type\`
is not \`virtual-kubelet\`; otherwise none`,
  },
  nodeSelector: {
    note: 'A Windows node without the labels has no Calico, and therefore no networking for new pods.',
    default: '`kubernetes.io/os: windows`',
  },
  tolerations: {
    note: 'On nodes with other taints Calico is missing, and with it networking for new pods.',
    default: 'every taint is tolerated',
  },
  pod: {
    containers: containers({
      pods: 'calico-node-windows',
      default: 'containers without requests and limits',
      example: '[{ name: felix, resources: { requests: { cpu: 100m, memory: 128Mi } } }]',
      note: `The containers can be changed from 3.32 on. Before that, the only name that is accepted is one that no
container has.`,
      names: {
        'calico-node-windows': 'Accepted, and without effect: no container of the pods has this name.',
        node: {
          doc: 'Prepares the node and keeps its Calico data up to date. Rendered with the DaemonSet.',
          versions: '3.32.0..',
        },
        felix: { doc: 'Programs policy through HNS. Rendered with the DaemonSet.', versions: '3.32.0..' },
        confd: {
          doc: 'Writes the BGP configuration of the node. Rendered with `bgp: Enabled`.',
          versions: '3.32.0..',
        },
      },
    }),
    initContainers: initContainers({
      pods: 'calico-node-windows',
      default: 'init containers without requests and limits',
      example: '[{ name: install-cni, resources: { requests: { cpu: 50m, memory: 64Mi } } }]',
      note: `Of the names only \`install-cni\` is that of an init container of these pods. Another one,
\`uninstall-calico\`, cannot be changed.`,
      names: {
        'install-cni':
          'Copies the CNI plugins and their configuration to the node. Rendered with `cni.type: Calico`.',
        'hostpath-init': 'Accepted, and without effect: Windows pods have no such container.',
        'flexvol-driver': 'Accepted, and without effect: Windows pods have no such container.',
        'node-certs-key-cert-provisioner':
          'Accepted, and without effect: Windows pods have no such container.',
        'calico-node-windows-prometheus-server-tls-key-cert-provisioner':
          'Accepted, and without effect: Windows pods have no such container.',
        'mount-bpffs': {
          doc: 'Accepted up to 3.30, and without effect: Windows pods have no such container.',
          versions: '..3.31.0',
        },
      },
    }),
  },
});
