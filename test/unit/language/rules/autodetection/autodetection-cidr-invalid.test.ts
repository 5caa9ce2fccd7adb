import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('autodetection-cidr-invalid', [
  {
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        nodeAddressAutodetectionV4:
          cidrs:
          - 10.0.0.1
          # ^^^^^^^^ autodetection-cidr-invalid
          - 192.168.0.0/16
          - 10.0.0.0/33
          # ^^^^^^^^^^^ autodetection-cidr-invalid
        nodeAddressAutodetectionV6:
          cidrs:
          - fd00::1
          # ^^^^^^^ autodetection-cidr-invalid
    `),
    fixes: {
      'Change to 10.0.0.1/32': installation(`
        calicoNetwork:
          nodeAddressAutodetectionV4:
            cidrs:
            - 10.0.0.1/32
            - 192.168.0.0/16
            - 10.0.0.0/33
          nodeAddressAutodetectionV6:
            cidrs:
            - fd00::1
      `),
    },
  },
  {
    name: 'IPv6',
    version: '3.21.6',
    yaml: installation(`
      calicoNetwork:
        nodeAddressAutodetectionV6:
          cidrs: [ "fd00::1" ]
                   ^^^^^^^^^ autodetection-cidr-invalid
    `),
    fixes: {
      'Change to fd00::1/128': installation(`
        calicoNetwork:
          nodeAddressAutodetectionV6:
            cidrs: [ "fd00::1/128" ]
      `),
    },
  },
  {
    name: 'what can be read, is of another type, or is to be filled in',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        nodeAddressAutodetectionV4:
          cidrs:
          - 10.0.0.0/8
          - 10.1.2.3/8
          - 8
          - "\${NODE_CIDR}"
    `),
  },
]);
