import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('kubeproxymanagement-without-bpf', [
  {
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        kubeProxyManagement: Enabled
        #                    ^^^^^^^ kubeproxymanagement-without-bpf
        mtu: 1440
    `),
    fixes: {
      'Remove kubeProxyManagement': installation('calicoNetwork:\n  mtu: 1440'),
      'Set linuxDataplane to BPF': installation(`
        calicoNetwork:
          kubeProxyManagement: Enabled
          mtu: 1440
          linuxDataplane: BPF
      `),
    },
  },
  {
    name: 'with eBPF',
    version: '3.31.0',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  kubeProxyManagement: Enabled'),
  },
  {
    name: 'switched off',
    version: '3.31.0',
    yaml: installation('calicoNetwork:\n  kubeProxyManagement: Disabled'),
  },
  {
    name: 'a patch',
    version: '3.31.0',
    yaml: installation('calicoNetwork:\n  kubeProxyManagement: Enabled').replace(
      'name: default',
      'name: overlay',
    ),
  },
]);
