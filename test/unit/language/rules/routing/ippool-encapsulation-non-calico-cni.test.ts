import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('ippool-encapsulation-non-calico-cni', [
  {
    version: '3.21.6',
    yaml: installation(`
      kubernetesProvider: EKS
      calicoNetwork:
        ipPools:
        - cidr: 192.168.0.0/16
          encapsulation: VXLANCrossSubnet
          #              ^^^^^^^^^^^^^^^^ ippool-encapsulation-non-calico-cni
    `),
    fixes: {
      'Remove encapsulation': installation(`
        kubernetesProvider: EKS
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/16
      `),
      "Use Calico's CNI plugin": installation(`
        kubernetesProvider: EKS
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLANCrossSubnet
        cni:
          type: Calico
      `),
    },
  },
  {
    name: 'an IPv6 pool counts from 3.28',
    version: '3.28.0',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        ipPools:
        - cidr: fd00::/64
          encapsulation: VXLAN
          #              ^^^^^ ippool-encapsulation-non-calico-cni
    `),
    fixes: {
      'Remove encapsulation': installation(`
        cni:
          type: GKE
        calicoNetwork:
          ipPools:
          - cidr: fd00::/64
      `),
    },
  },
  {
    name: 'an IPv6 pool does not count up to 3.27',
    version: '3.27.5',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        ipPools:
        - cidr: fd00::/64
          encapsulation: VXLAN
    `),
  },
  {
    name: "Calico's plugin",
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 192.168.0.0/16\n    encapsulation: VXLAN'),
  },
  {
    name: 'None',
    version: '3.32.1',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        ipPools:
        - cidr: 192.168.0.0/16
          encapsulation: None
    `),
  },
  {
    name: 'left out',
    version: '3.32.1',
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  ipPools:\n  - cidr: 192.168.0.0/16'),
  },
]);
