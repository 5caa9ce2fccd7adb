import { containers, initContainers } from './containers.ts';
import { workload } from './workload.ts';

export const calicoNodeWindowsDaemonSet = workload({
  doc: 'x',
  effect: 'x',
  versions: '3.27.0..',
  subject: 'the DaemonSet calico-node-windows',
  pod: {
    containers: containers({
      'calico-node-windows': 'x',
      node: { doc: 'x', versions: '3.32.0..' },
      felix: { doc: 'x', versions: '3.32.0..' },
      confd: { doc: 'x', versions: '3.32.0..' },
    }),
    initContainers: initContainers({
      'install-cni': 'x',
      'hostpath-init': 'x',
      'flexvol-driver': 'x',
      'node-certs-key-cert-provisioner': 'x',
      'calico-node-windows-prometheus-server-tls-key-cert-provisioner': 'x',
      'mount-bpffs': { doc: 'x', versions: '..3.31.0' },
    }),
  },
});
