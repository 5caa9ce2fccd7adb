import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('sysctl-non-calico-cni', [
  {
    version: '3.28.0',
    yaml: installation(`
      cni:
        type: AmazonVPC
      calicoNetwork:
        mtu: 1440
        sysctl:
        ^^^^^^ sysctl-non-calico-cni
        - key: net.ipv4.tcp_keepalive_time
          value: "40"
    `),
    fixes: { 'Remove sysctl': installation('cni:\n  type: AmazonVPC\ncalicoNetwork:\n  mtu: 1440') },
  },
  {
    name: 'an empty list',
    version: '3.28.0',
    yaml: installation('cni:\n  type: AmazonVPC\ncalicoNetwork:\n  sysctl: []'),
  },
  {
    name: 'a patch',
    version: '3.28.0',
    yaml: installation(`
      calicoNetwork:
        sysctl:
        - key: net.ipv4.tcp_keepalive_time
          value: "40"
    `).replace('name: default', 'name: overlay'),
  },
]);
