import { reference } from '../reference.ts';
import { containers, initContainers, startupProbe } from './containers.ts';
import { dnsConfig, dnsPolicy } from './pod-dns.ts';
import { workload } from './workload.ts';

const RESTART = `Replaces the calico-node pods on all Linux nodes, as \`nodeUpdateStrategy\` says: one node at a time
unless changed. Running workloads keep their network meanwhile; new pods on the node wait, and policy changes reach it
when calico-node is back.`;

export const calicoNodeDaemonSet = workload({
  doc: `Overrides of the DaemonSet \`calico-node\` in the namespace \`calico-system\`: Felix, BIRD and confd on every
Linux node.

The usual uses are resource requests and limits, labels for a monitoring system, and keeping calico-node off nodes
that are not meant to have it. Everything not said here stays as the operator sets it. How pods are replaced is not
here but in \`nodeUpdateStrategy\`.`,
  effect: RESTART,
  link: reference('CalicoNodeDaemonSet'),
  example: `spec:
  template:
    spec:
      containers:
        - name: calico-node
          resources: { requests: { cpu: 250m, memory: 256Mi } }`,
  versions: '3.24.0..',
  subject: 'the DaemonSet `calico-node`',
  pods: 'calico-node',
  restart: RESTART,
  affinity: {
    note: `On AKS and EKS that is what keeps calico-node off virtual and Fargate nodes: repeat it when you set your
own. A node that no longer fits loses its calico-node, and with it networking for new pods and all updates of policy.`,
    default: `on EKS, nodes whose \`eks.amazonaws.com/compute-type\` is not \`fargate\`; on AKS, nodes whose \`type\`
is not \`virtual-kubelet\`; otherwise none`,
  },
  nodeSelector: {
    note: 'A Linux node without the labels has no calico-node, and therefore no networking for new pods.',
    default: '`kubernetes.io/os: linux`',
  },
  tolerations: {
    note: `With a narrower list calico-node is missing on nodes with other taints, control plane nodes and nodes that
are not ready among them, and new nodes may never become ready. Keep \`{ operator: Exists }\` unless you know every
taint.`,
    default: 'every taint is tolerated',
  },
  pod: {
    containers: containers(
      {
        pods: 'calico-node',
        default: 'calico-node without requests and limits',
        example: '[{ name: calico-node, resources: { requests: { cpu: 250m, memory: 256Mi } } }]',
        note: `A CPU limit on calico-node throttles the programming of policy and routes and can fail its probes; a
memory limit that is too low kills it again and again. Requests without limits are the safer choice.`,
        names: {
          'calico-node': `The only container: Felix (policy and routes), and with BGP also BIRD and confd. Always rendered.`,
        },
      },
      { startupProbe: startupProbe() },
    ),
    initContainers: initContainers({
      pods: 'calico-node',
      default: 'init containers without requests and limits',
      example: '[{ name: install-cni, resources: { requests: { cpu: 50m, memory: 64Mi } } }]',
      note: `The scheduler takes the larger of the highest init container request and the sum of the container
requests, so a small request here costs nothing beside calico-node's own.`,
      names: {
        'install-cni':
          'Copies the CNI plugins and their configuration to the node. Rendered with `cni.type: Calico`.',
        'hostpath-init':
          'Gives the host directories of calico-node to its user. Rendered only with `nonPrivileged: Enabled`, where the version has that mode.',
        'flexvol-driver':
          'Installs the FlexVolume driver through which Dikastes reaches Felix. Rendered unless `flexVolumePath` is `None`.',
        'mount-bpffs':
          'Mounts the BPF file system on the node. Rendered with `linuxDataplane: BPF` (from 3.30 also with Calico Enterprise); from 3.31 on it is the old name of `ebpf-bootstrap`.',
        'ebpf-bootstrap': {
          doc: 'Mounts the BPF file system and the cgroup on the node. Always rendered, whatever the dataplane. Not together with `mount-bpffs`.',
          versions: '3.31.0..',
        },
        'cni-plugins': {
          doc: 'Stages the plugins that are not of Calico (portmap, host-local, …) for `install-cni`. Rendered with `cni.type: Calico`, unless `cni.installMode` is `CalicoOnly`.',
          versions: '3.33.0-unreleased..',
        },
        'node-certs-key-cert-provisioner':
          'Requests the certificate with which calico-node speaks to Typha. Rendered only with `certificateManagement`.',
        'calico-node-prometheus-server-tls-key-cert-provisioner':
          'Requests the certificate of the metrics endpoint. Rendered only with `certificateManagement`, and with Calico Enterprise.',
      },
    }),
    dnsPolicy: dnsPolicy(),
    dnsConfig: dnsConfig(),
  },
});
