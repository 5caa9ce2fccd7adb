import { checkRule } from '../check-rule.ts';
import { podSpec } from './nested.ts';

const both = `
      initContainers:
        - name: ebpf-bootstrap
          resources: { requests: { cpu: 20m } }
        - name: mount-bpffs
          resources: { requests: { cpu: 10m } }`;

checkRule('override-exclusive-initcontainers', [
  {
    version: '3.31.0',
    yaml: podSpec(
      'calicoNodeDaemonSet',
      `
      initContainers:
        - name: ebpf-bootstrap
          resources: { requests: { cpu: 20m } }
        - name: mount-bpffs
                ^^^^^^^^^^^ override-exclusive-initcontainers
          resources: { requests: { cpu: 10m } }`,
    ),
    fixes: {
      'Remove mount-bpffs': podSpec(
        'calicoNodeDaemonSet',
        `
        initContainers:
          - name: ebpf-bootstrap
            resources: { requests: { cpu: 20m } }`,
      ),
    },
  },
  {
    name: 'one of them without resources',
    version: '3.32.1',
    yaml: podSpec(
      'calicoNodeDaemonSet',
      'initContainers: [{ name: mount-bpffs }, { name: ebpf-bootstrap, resources: {} }]',
    ),
  },
  { name: 'the new name is not known yet', version: '3.30.7', yaml: podSpec('calicoNodeDaemonSet', both) },
]);
