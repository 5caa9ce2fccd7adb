import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('ippool-nodeselector-non-calico-cni', [
  {
    version: '3.27.5',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        ipPools:
        - cidr: fd00::/64
          nodeSelector: has(rack)
          #             ^^^^^^^^^ ippool-nodeselector-non-calico-cni
    `),
    fixes: {
      'Remove nodeSelector': installation(`
        cni:
          type: GKE
        calicoNetwork:
          ipPools:
          - cidr: fd00::/64
      `),
    },
  },
  {
    version: '3.32.1',
    yaml: installation(`
      cni:
        type: GKE
      calicoNetwork:
        ipPools:
        - cidr: 10.0.0.0/24
          nodeSelector: all()
        - cidr: 10.0.1.0/24
          nodeSelector: has(rack)
          #             ^^^^^^^^^ ippool-nodeselector-non-calico-cni
    `),
  },
  {
    name: "Calico's plugin",
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/24\n    nodeSelector: has(rack)'),
  },
]);
