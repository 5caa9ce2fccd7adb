import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('vpp-hostports', [
  {
    version: '3.30.7',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: VPP
        hostPorts: Disabled
        #          ^^^^^^^^ vpp-hostports
    `),
    fixes: {
      'Remove hostPorts': installation('calicoNetwork:\n  linuxDataplane: VPP'),
      'Set hostPorts to Enabled': installation('calicoNetwork:\n  linuxDataplane: VPP\n  hostPorts: Enabled'),
      'Set linuxDataplane to Iptables': installation(
        'calicoNetwork:\n  linuxDataplane: Iptables\n  hostPorts: Disabled',
      ),
    },
  },
  { name: 'the default', version: '3.30.7', yaml: installation('calicoNetwork:\n  linuxDataplane: VPP') },
  {
    name: 'another dataplane',
    version: '3.30.7',
    yaml: installation('calicoNetwork:\n  hostPorts: Disabled'),
  },
]);
