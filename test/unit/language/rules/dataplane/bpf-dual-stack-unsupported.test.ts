import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bpf-dual-stack-unsupported', [
  {
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        ipPools:
        ^^^^^^^ bpf-dual-stack-unsupported
        - cidr: fd00:10:244::/64
        - cidr: 10.244.0.0/16
    `),
    fixes: {
      'Remove the pool fd00:10:244::/64': installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: 10.244.0.0/16
      `),
      'Remove the pool 10.244.0.0/16': installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: fd00:10:244::/64
      `),
      'Set linuxDataplane to Iptables': installation(`
        calicoNetwork:
          linuxDataplane: Iptables
          ipPools:
          - cidr: fd00:10:244::/64
          - cidr: 10.244.0.0/16
      `),
    },
  },
  {
    name: 'one family',
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        ipPools:
        - cidr: fd00:10:244::/64
    `),
  },
  ...['3.26.5', '3.28.0'].map((version) => ({
    name: 'another line',
    version,
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        ipPools:
        - cidr: fd00:10:244::/64
        - cidr: 10.244.0.0/16
    `),
  })),
  {
    name: 'another dataplane',
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: fd00:10:244::/64
        - cidr: 10.244.0.0/16
    `),
  },
]);
