import { reference } from '../reference.ts';
import { containers } from './containers.ts';
import { workload } from './workload.ts';

const RESTART = `Up to 3.26 on AKS: replaces the calico-windows-upgrade pods, which run only on Windows nodes that are
being upgraded. From 3.27 on: nothing.`;

export const calicoWindowsUpgradeDaemonSet = workload({
  doc: `Overrides of the DaemonSet \`calico-windows-upgrade\` in the namespace \`calico-system\`, which brought new
versions of Calico to Windows nodes.

The operator renders it up to 3.26 and on AKS alone. From 3.27 on Windows nodes run the DaemonSet
\`calico-node-windows\`, and this block is accepted, not even judged, and ignored.`,
  effect: RESTART,
  link: reference('CalicoWindowsUpgradeDaemonSet'),
  example: `spec:
  template:
    spec:
      containers:
        - name: calico-windows-upgrade
          resources: { requests: { cpu: 50m, memory: 64Mi } }`,
  versions: '3.24.0..',
  deprecated: {
    versions: '3.27.0..',
    instead: '`calicoNodeWindowsDaemonSet`; the DaemonSet that this block is about is not rendered any more',
  },
  subject: 'the DaemonSet `calico-windows-upgrade`',
  pods: 'calico-windows-upgrade',
  restart: RESTART,
  affinity: {
    note: 'That is what binds the pods to nodes that are being upgraded: without it they start on other Windows nodes too.',
    default: 'nodes with the label `projectcalico.org/windows-upgrade`',
  },
  nodeSelector: {
    note: 'Windows nodes without the labels are not upgraded.',
    default: '`kubernetes.io/os: windows`',
  },
  tolerations: {
    note: 'Nodes that are being upgraded carry that taint: without a toleration for it the upgrade stops.',
    default: 'the taint `projectcalico.org/windows-upgrade` with the effect `NoSchedule`',
  },
  pod: {
    containers: containers({
      pods: 'calico-windows-upgrade',
      default: 'the container without requests and limits',
      example: '[{ name: calico-windows-upgrade, resources: { requests: { cpu: 50m, memory: 64Mi } } }]',
      names: {
        'calico-windows-upgrade':
          'The only container: carries the files of the new version to the node. Rendered up to 3.26, on AKS.',
      },
    }),
  },
});
