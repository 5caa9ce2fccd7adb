import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bpf-ipv6-unsupported', [
  {
    version: '3.26.5',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        #               ^^^ bpf-ipv6-unsupported
        ipPools:
        - cidr: 10.244.0.0/16
        - cidr: fd00:10:244::/64
    `),
    fixes: {
      'Remove the pool fd00:10:244::/64': installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: 10.244.0.0/16
      `),
      'Set linuxDataplane to Iptables': installation(`
        calicoNetwork:
          linuxDataplane: Iptables
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: fd00:10:244::/64
      `),
    },
  },
  {
    name: 'a range that cannot be read is no IPv6 pool yet',
    version: '3.26.5',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        ipPools:
        - cidr: fd00::zz/64
    `),
  },
  {
    name: 'another dataplane',
    version: '3.26.5',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: fd00:10:244::/64
    `),
  },
  {
    name: 'eBPF that knows IPv6',
    version: '3.27.0',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        ipPools:
        - cidr: fd00:10:244::/64
    `),
  },
]);
