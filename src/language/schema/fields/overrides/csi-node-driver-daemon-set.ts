import { containers } from './containers.ts';
import { workload } from './workload.ts';

export const csiNodeDriverDaemonSet = workload({
  doc: 'x',
  effect: 'x',
  versions: '3.26.0..',
  subject: 'the DaemonSet csi-node-driver',
  pod: {
    containers: containers({
      'calico-csi': { doc: 'x', versions: '3.28.0..' },
      'csi-node-driver-registrar': { doc: 'x', versions: '3.28.0..' },
      'csi-node-driver': 'x',
    }),
  },
});
