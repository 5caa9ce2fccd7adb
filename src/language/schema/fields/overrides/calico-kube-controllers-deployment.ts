import { containers } from './containers.ts';
import { workload } from './workload.ts';

export const calicoKubeControllersDeployment = workload({
  doc: 'x',
  effect: 'x',
  versions: '3.24.0..',
  subject: 'the Deployment calico-kube-controllers',
  pod: {
    containers: containers({
      'calico-kube-controllers': 'x',
      'es-calico-kube-controllers': { doc: 'x', versions: '3.29.0..' },
    }),
  },
});
