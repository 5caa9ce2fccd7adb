import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bpf-requires-v4-autodetection', [
  {
    name: 'a base without pools, up to 3.26',
    version: '3.26.5',
    yaml: `${installation('calicoNetwork:\n  ipPools: []')}---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  calicoNetwork:
    linuxDataplane: BPF
    #               ^^^ bpf-requires-v4-autodetection
`,
  },
  {
    name: 'a base without pools',
    version: '3.31.4',
    yaml: `${installation('calicoNetwork:\n  ipPools: []')}---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  calicoNetwork:
    linuxDataplane: BPF
`,
  },
  {
    name: 'the overlay brings the pool too',
    version: '3.31.4',
    yaml: `${installation('calicoNetwork:\n  ipPools: []')}---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  calicoNetwork:
    linuxDataplane: BPF
    #               ^^^ bpf-requires-v4-autodetection
    ipPools:
    - cidr: 10.244.0.0/16
`,
  },
  {
    name: 'a base with a pool has its default',
    version: '3.26.5',
    yaml: `${installation('calicoNetwork:\n  hostPorts: Disabled')}---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  calicoNetwork:
    linuxDataplane: BPF
`,
  },
  {
    name: 'default',
    version: '3.26.5',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  ipPools: []'),
  },
  {
    name: 'an overlay over what is not known',
    version: '3.26.5',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF').replace('name: default', 'name: overlay'),
  },
]);
