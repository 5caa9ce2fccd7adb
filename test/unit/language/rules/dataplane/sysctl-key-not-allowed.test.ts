import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('sysctl-key-not-allowed', [
  {
    version: '3.28.0',
    yaml: installation(`
      calicoNetwork:
        sysctl:
        - key: net.ipv4.tcp_keepalive_time
          value: "40"
        - key: net.core.somaxconn
          #    ^^^^^^^^^^^^^^^^^^ sysctl-key-not-allowed
          value: "1024"
    `),
  },
  {
    name: 'the three that are allowed',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        sysctl:
        - { key: net.ipv4.tcp_keepalive_intvl, value: "15" }
        - { key: net.ipv4.tcp_keepalive_probes, value: "6" }
        - { key: net.ipv4.tcp_keepalive_time, value: "40" }
    `),
  },
]);
