import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('windows-ippool-encapsulation', [
  {
    version: '3.27.5',
    yaml: installation(`
      calicoNetwork:
        windowsDataplane: HNS
        ipPools:
        - cidr: fd00::/64
          encapsulation: None
        - cidr: 192.168.0.0/16
          encapsulation: IPIP
          #              ^^^^ windows-ippool-encapsulation
    `),
    fixes: {
      'Use encapsulation VXLAN': installation(`
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: fd00::/64
            encapsulation: None
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN
      `),
    },
  },
  {
    name: 'left out, so IPIP',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        windowsDataplane: HNS
        #                 ^^^ windows-ippool-encapsulation
        ipPools:
        - cidr: 192.168.0.0/16
    `),
    fixes: {
      'Use encapsulation VXLAN': installation(`
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN
      `),
    },
  },
  {
    name: 'no pool written',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        windowsDataplane: HNS
        #                 ^^^ windows-ippool-encapsulation
    `),
    fixes: {
      'Write the pool 192.168.0.0/16 with encapsulation VXLAN': installation(`
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
            - cidr: 192.168.0.0/16
              encapsulation: VXLAN
      `),
    },
  },
  ...['VXLAN', 'None'].map((encapsulation) => ({
    name: encapsulation,
    version: '3.30.7',
    yaml: installation(`
      calicoNetwork:
        windowsDataplane: HNS
        ipPools:
        - cidr: 192.168.0.0/16
          encapsulation: ${encapsulation}
        - cidr: 10.244.0.0/16
          encapsulation: IPIP
    `),
  })),
  {
    name: 'a foreign plugin',
    version: '3.32.1',
    yaml: installation('kubernetesProvider: AKS\ncalicoNetwork:\n  windowsDataplane: HNS'),
  },
  {
    name: 'no Windows',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: Disabled'),
  },
  {
    name: 'a foreign plugin, with which the encapsulation is refused for another reason',
    version: '3.32.1',
    yaml: installation(`
      cni:
        type: AzureVNET
      calicoNetwork:
        windowsDataplane: HNS
        ipPools:
        - cidr: 192.168.0.0/16
          encapsulation: IPIP
    `),
  },
]);
