import { checkRule } from '../check-rule.ts';
import { withFelix } from './with-felix.ts';

checkRule('felix-bpfenabled-under-iptables', [
  {
    version: '3.27.5',
    yaml: withFelix('linuxDataplane: Iptables', 'true\n  #           ^^^^ felix-bpfenabled-under-iptables'),
    fixes: {
      'Remove bpfEnabled from the FelixConfiguration': withFelix('linuxDataplane: Iptables', undefined),
      'Set linuxDataplane to BPF': withFelix('linuxDataplane: BPF', 'true'),
    },
  },
  {
    name: 'the dataplane left to its default',
    version: '3.21.6',
    yaml: withFelix('mtu: 1440', 'true\n  #           ^^^^ felix-bpfenabled-under-iptables'),
  },
  { name: 'with eBPF', version: '3.27.5', yaml: withFelix('linuxDataplane: BPF', 'true') },
  { name: 'off', version: '3.27.5', yaml: withFelix('linuxDataplane: Iptables', 'false') },
  { name: 'an error since', version: '3.28.0', yaml: withFelix('linuxDataplane: Iptables', 'true') },
  {
    name: 'a patch that says nothing of the dataplane',
    version: '3.27.5',
    yaml: withFelix('mtu: 1440', 'true').replace('name: default', 'name: overlay'),
  },
]);
