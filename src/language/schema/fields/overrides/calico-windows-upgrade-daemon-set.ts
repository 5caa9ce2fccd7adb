import { containers } from './containers.ts';
import { workload } from './workload.ts';

export const calicoWindowsUpgradeDaemonSet = workload({
  doc: 'x',
  effect: 'x',
  versions: '3.24.0..',
  deprecated: { versions: '3.27.0..', instead: 'x' },
  subject: 'the DaemonSet calico-windows-upgrade',
  pod: { containers: containers({ 'calico-windows-upgrade': 'x' }) },
});
