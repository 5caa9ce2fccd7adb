import { checkRule } from '../check-rule.ts';
import { withFelix } from './with-felix.ts';

checkRule('felix-bpfenabled-conflict', [
  {
    name: 'on by hand under iptables',
    version: '3.28.0',
    yaml: withFelix(
      'linuxDataplane: Iptables\n    #               ^^^^^^^^ felix-bpfenabled-conflict',
      'true',
    ),
    fixes: {
      'Remove bpfEnabled from the FelixConfiguration': withFelix('linuxDataplane: Iptables', undefined),
    },
  },
  {
    name: 'on by hand, the dataplane left to its default',
    version: '3.31.4',
    yaml: withFelix('mtu: 1440', 'true').replace(
      '  calicoNetwork:',
      '  calicoNetwork:\n  ^^^^^^^^^^^^^ felix-bpfenabled-conflict',
    ),
  },
  {
    name: 'off by hand under eBPF',
    version: '3.30.6',
    yaml: withFelix('linuxDataplane: BPF\n    #               ^^^ felix-bpfenabled-conflict', 'false'),
  },
  {
    name: 'on before a first installation with eBPF',
    version: '3.30.0',
    yaml: withFelix('linuxDataplane: BPF\n    #               ^^^ felix-bpfenabled-conflict', 'true'),
    cluster: { calicoNodeDaemonSet: false },
  },
  {
    name: 'on before a first installation with eBPF, when the operator sets nothing at first',
    version: '3.29.7',
    yaml: withFelix('linuxDataplane: BPF', 'true'),
    cluster: { calicoNodeDaemonSet: false },
  },
  { name: 'on under eBPF that runs', version: '3.32.1', yaml: withFelix('linuxDataplane: BPF', 'true') },
  { name: 'off under iptables', version: '3.32.1', yaml: withFelix('linuxDataplane: Iptables', 'false') },
  {
    name: 'written by the operator',
    version: '3.32.1',
    yaml: withFelix('linuxDataplane: Iptables', 'true', '"true"'),
  },
  {
    name: 'changed after the operator wrote it',
    version: '3.32.1',
    yaml: withFelix(
      'linuxDataplane: Iptables\n    #               ^^^^^^^^ felix-bpfenabled-conflict',
      'true',
      '"false"',
    ),
  },
  { name: 'nobody looks yet', version: '3.27.5', yaml: withFelix('linuxDataplane: Iptables', 'true') },
  {
    name: 'the FelixConfiguration of one node',
    version: '3.32.1',
    yaml: withFelix('linuxDataplane: Iptables', 'true').replace(
      'name: default\nspec:\n  log',
      'name: node.one\nspec:\n  log',
    ),
  },
  {
    name: 'a patch that says nothing of the dataplane',
    version: '3.32.1',
    yaml: withFelix('mtu: 1440', 'true').replace('name: default', 'name: overlay'),
  },
  {
    name: 'a value that is no boolean',
    version: '3.32.1',
    yaml: withFelix('linuxDataplane: Iptables', '"true"'),
  },
]);
