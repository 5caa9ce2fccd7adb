import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bpfnetworkbootstrap-requires-bpf', [
  {
    version: '3.31.7',
    yaml: installation(`
      calicoNetwork:
        bpfNetworkBootstrap: Enabled
        #                    ^^^^^^^ bpfnetworkbootstrap-requires-bpf
        mtu: 1440
    `),
    fixes: {
      'Remove bpfNetworkBootstrap': installation(`
        calicoNetwork:
          mtu: 1440
      `),
      'Set linuxDataplane to BPF': installation(`
        calicoNetwork:
          bpfNetworkBootstrap: Enabled
          mtu: 1440
          linuxDataplane: BPF
      `),
    },
  },
  {
    name: 'another dataplane',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: Iptables
        bpfNetworkBootstrap: Enabled
        #                    ^^^^^^^ bpfnetworkbootstrap-requires-bpf
    `),
  },
  {
    name: 'switched off',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  bpfNetworkBootstrap: Disabled'),
  },
  {
    name: 'a patch',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  bpfNetworkBootstrap: Enabled').replace(
      'name: default',
      'name: overlay',
    ),
  },
  {
    name: 'with eBPF',
    version: '3.31.0',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  bpfNetworkBootstrap: Enabled'),
  },
]);
