import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bpf-requires-v6-autodetection', [
  {
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        #               ^^^ bpf-requires-v6-autodetection
        ipPools:
        - cidr: 10.244.0.0/16
        - cidr: fd00::/64
    `),
    fixes: {
      'Add nodeAddressAutodetectionV6 with firstFound': installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: fd00::/64
          nodeAddressAutodetectionV6:
            firstFound: true
      `),
    },
  },
  {
    name: 'the method is there',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        nodeAddressAutodetectionV6:
          canReach: "2001:4860:4860::8888"
        ipPools:
        - cidr: fd00::/64
    `),
  },
  {
    name: 'the cluster has an IPv6 pool',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        ipPools:
        - cidr: fd00::/64
    `),
    cluster: { existingIPPools: [{ cidr: 'fd00::/64' }] },
  },
  {
    name: 'the IPv6 pool of the cluster is switched off',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        #               ^^^ bpf-requires-v6-autodetection
        ipPools:
        - cidr: fd00::/64
    `),
    cluster: { existingIPPools: [{ cidr: 'fd00::/64', disabled: true }] },
  },
  {
    name: 'filled in from the pools of the spec',
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        ipPools:
        - cidr: fd00::/64
    `),
  },
  {
    name: 'an overlay that brings the pool',
    version: '3.27.5',
    yaml: `${installation('calicoNetwork:\n  linuxDataplane: BPF')}---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  calicoNetwork:
    ipPools:
    ^^^^^^^ bpf-requires-v6-autodetection
    - cidr: fd00::/64
`,
  },
  {
    name: 'pools that the operator makes itself',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF'),
    cluster: { kubeadmPodSubnet: ['10.244.0.0/16', 'fd00::/64'] },
  },
  {
    name: 'another dataplane',
    version: '3.29.7',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: fd00::/64'),
  },
  {
    name: 'eBPF that does not know IPv6, which is another rule',
    version: '3.26.5',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  ipPools:\n  - cidr: fd00::/64'),
  },
  {
    name: 'a patch',
    version: '3.29.7',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  ipPools:\n  - cidr: fd00::/64').replace(
      'name: default',
      'name: overlay',
    ),
  },
]);
