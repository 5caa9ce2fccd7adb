import { list, object, string } from '../../field.ts';
import { containers, initContainers, startupProbe } from './containers.ts';
import { workload } from './workload.ts';

export const calicoNodeDaemonSet = workload({
  doc: 'x',
  effect: 'x',
  versions: '3.24.0..',
  subject: 'the DaemonSet calico-node',
  pod: {
    containers: containers({ 'calico-node': 'x' }, { startupProbe: startupProbe() }),
    initContainers: initContainers({
      'install-cni': 'x',
      'hostpath-init': 'x',
      'flexvol-driver': 'x',
      'mount-bpffs': 'x',
      'ebpf-bootstrap': { doc: 'x', versions: '3.31.0..' },
      'cni-plugins': { doc: 'x', versions: '3.33.0-unreleased..' },
      'node-certs-key-cert-provisioner': 'x',
      'calico-node-prometheus-server-tls-key-cert-provisioner': 'x',
    }),
    dnsPolicy: string({
      doc: 'x',
      versions: '3.31.0..',
      values: { '': 'x', Default: 'x', ClusterFirst: 'x', ClusterFirstWithHostNet: 'x', None: 'x' },
    }),
    dnsConfig: object({
      doc: 'x',
      versions: '3.31.0..',
      properties: {
        nameservers: list({ doc: 'x', items: string({ doc: 'x' }) }),
        options: list({
          doc: 'x',
          items: object({
            doc: 'x',
            properties: { name: string({ doc: 'x' }), value: string({ doc: 'x' }) },
          }),
        }),
        searches: list({ doc: 'x', items: string({ doc: 'x' }) }),
      },
    }),
  },
});
