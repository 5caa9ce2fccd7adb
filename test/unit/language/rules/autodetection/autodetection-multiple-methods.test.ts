import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('autodetection-multiple-methods', [
  {
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        nodeAddressAutodetectionV4:
          firstFound: true
          interface: eth.*
          ^^^^^^^^^ autodetection-multiple-methods
    `),
    fixes: {
      'Keep only interface': installation(`
        calicoNetwork:
          nodeAddressAutodetectionV4:
            interface: eth.*
      `),
      'Keep only firstFound': installation(`
        calicoNetwork:
          nodeAddressAutodetectionV4:
            firstFound: true
      `),
    },
  },
  {
    name: 'three, in both families',
    version: '3.33.0-unreleased',
    yaml: installation(`
      calicoNetwork:
        nodeAddressAutodetectionV4:
          kubernetes: NodeInternalIP
          cidrs:
          ^^^^^ autodetection-multiple-methods
          - 10.0.0.0/8
          canReach: 8.8.8.8
          ^^^^^^^^ autodetection-multiple-methods
        nodeAddressAutodetectionV6:
          skipInterface: br-.*
          firstFound: true
          ^^^^^^^^^^ autodetection-multiple-methods
    `),
  },
  {
    name: 'one in each family',
    version: '3.21.6',
    yaml: installation(`
      calicoNetwork:
        nodeAddressAutodetectionV4:
          canReach: 8.8.8.8
        nodeAddressAutodetectionV6:
          firstFound: true
    `),
  },
  {
    name: 'what does not count',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        nodeAddressAutodetectionV4:
          firstFound: false
          interface: ""
          cidrs: []
          skipInterface: br-.*
    `),
  },
  {
    name: 'a patch',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        nodeAddressAutodetectionV6:
          interface: eth0
          canReach: fd00::1
          ^^^^^^^^ autodetection-multiple-methods
    `).replace('name: default', 'name: overlay'),
  },
]);
