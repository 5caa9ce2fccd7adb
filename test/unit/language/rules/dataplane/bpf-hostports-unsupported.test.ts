import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bpf-hostports-unsupported', [
  {
    version: '3.26.5',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        hostPorts: Enabled
        #          ^^^^^^^ bpf-hostports-unsupported
    `),
    fixes: {
      'Remove hostPorts': installation(`
        calicoNetwork:
          linuxDataplane: BPF
      `),
      'Set linuxDataplane to Iptables': installation(`
        calicoNetwork:
          linuxDataplane: Iptables
          hostPorts: Enabled
      `),
    },
  },
  {
    name: 'a patch that says both',
    version: '3.21.6',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        hostPorts: Enabled
        #          ^^^^^^^ bpf-hostports-unsupported
    `).replace('name: default', 'name: overlay'),
  },
  {
    name: 'a patch that leaves host ports open',
    version: '3.26.5',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF').replace('name: default', 'name: overlay'),
  },
  {
    name: 'the default under eBPF',
    version: '3.26.5',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF'),
  },
  {
    name: 'a foreign plugin, which is refused for the ports anyway',
    version: '3.26.5',
    yaml: installation(`
      cni:
        type: AmazonVPC
      calicoNetwork:
        linuxDataplane: BPF
        hostPorts: Enabled
    `),
  },
  {
    name: 'eBPF with host ports',
    version: '3.27.0',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        hostPorts: Enabled
    `),
  },
  {
    name: 'another dataplane',
    version: '3.26.5',
    yaml: installation('calicoNetwork:\n  hostPorts: Enabled'),
  },
]);
