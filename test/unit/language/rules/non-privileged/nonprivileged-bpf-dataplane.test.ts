import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const spec = (dataplane: string, mode: string): string =>
  installation(`${mode}\ncalicoNetwork:\n  linuxDataplane: ${dataplane}`);

const ON = 'nonPrivileged: Enabled';
const MARKED = `${ON}\n^^^^^^^^^^^^^^^^^^^^^^`;

checkRule('nonprivileged-bpf-dataplane', [
  {
    version: '3.26.5',
    yaml: spec('BPF', MARKED),
    fixes: {
      'Remove nonPrivileged': installation('calicoNetwork:\n  linuxDataplane: BPF'),
      'Set linuxDataplane to Iptables': spec('Iptables', ON),
    },
  },
  { version: '3.21.0', yaml: spec('BPF', MARKED) },
  { version: '3.31.4', yaml: spec('BPF', MARKED) },
  { name: 'withdrawn altogether', version: '3.32.1', yaml: spec('BPF', ON) },
  { version: '3.29.7', yaml: spec('Nftables', ON) },
  { version: '3.29.7', yaml: spec('BPF', 'nonPrivileged: Disabled') },
  { version: '3.29.7', yaml: spec('BPF', 'variant: Calico') },
]);
