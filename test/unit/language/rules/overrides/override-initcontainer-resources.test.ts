import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

checkRule('override-initcontainer-resources', [
  {
    version: '3.29.7',
    yaml: podSpec(
      'calicoNodeDaemonSet',
      `
      initContainers:
        - name: install-cni
          resources: { requests: { cpu: 1 }, limits: { cpu: 500m } }
                                        ^ override-initcontainer-resources
        - name: flexvol-driver
          resources: { limits: { storage: 1Gi } }
                                 ^^^^^^^ override-initcontainer-resources`,
    ),
  },
  {
    name: 'containers are another rule',
    version: '3.29.7',
    yaml: podSpec(
      'calicoNodeDaemonSet',
      'containers: [{ name: calico-node, resources: { limits: { storage: 1Gi } } }]',
    ),
  },
  {
    name: 'sound ones',
    version: '3.32.1',
    yaml: podSpec(
      'typhaDeployment',
      'initContainers: [{ name: typha-certs-key-cert-provisioner, resources: { requests: { cpu: 10m } } }]',
    ),
  },
]);
