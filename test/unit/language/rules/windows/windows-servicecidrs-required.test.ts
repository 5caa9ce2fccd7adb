import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('windows-servicecidrs-required', [
  {
    version: '3.27.0',
    yaml: installation(`
      calicoNetwork:
        windowsDataplane: HNS
        #                 ^^^ windows-servicecidrs-required
        ipPools:
        - cidr: 192.168.0.0/16
          encapsulation: VXLAN
    `),
    fixes: {
      "Add kubeadm's default, serviceCIDRs 10.96.0.0/12": installation(`
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN
        serviceCIDRs:
        - 10.96.0.0/12
      `),
      'Set windowsDataplane to Disabled': installation(`
        calicoNetwork:
          windowsDataplane: Disabled
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN
      `),
    },
  },
  {
    name: 'an empty list',
    version: '3.32.1',
    yaml: installation(`
      serviceCIDRs: []
      calicoNetwork:
        windowsDataplane: HNS
        #                 ^^^ windows-servicecidrs-required
    `),
  },
  {
    name: 'a foreign plugin',
    version: '3.32.1',
    yaml: installation('kubernetesProvider: AKS\ncalicoNetwork:\n  windowsDataplane: HNS'),
  },
  {
    name: 'a patch',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: HNS').replace('name: default', 'name: overlay'),
  },
  {
    name: 'a patch that names the plugin',
    version: '3.32.1',
    yaml: installation('cni:\n  type: Calico\ncalicoNetwork:\n  windowsDataplane: HNS').replace(
      'name: default',
      'name: overlay',
    ),
  },
  {
    name: 'no Windows',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: Disabled'),
  },
  {
    name: 'given',
    version: '3.32.1',
    yaml: installation('serviceCIDRs: [ 10.96.0.0/12 ]\ncalicoNetwork:\n  windowsDataplane: HNS'),
  },
]);
