import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('cni-ipam-incompatible', [
  {
    version: '3.21.6',
    yaml: installation(`
      cni:
        type: GKE
        ipam:
          type: Calico
          #     ^^^^^^ cni-ipam-incompatible
    `),
    fixes: {
      'Remove cni.ipam': installation('cni:\n  type: GKE'),
      'Change cni.ipam.type to HostLocal': installation(`
        cni:
          type: GKE
          ipam:
            type: HostLocal
      `),
    },
  },
  {
    version: '3.32.1',
    yaml: installation(`
      cni:
        type: Calico
        ipam:
          type: AmazonVPC
          #     ^^^^^^^^^ cni-ipam-incompatible
    `),
    fixes: {
      'Remove cni.ipam': installation('cni:\n  type: Calico'),
      'Change cni.ipam.type to Calico': installation('cni:\n  type: Calico\n  ipam:\n    type: Calico'),
      'Change cni.ipam.type to HostLocal': installation('cni:\n  type: Calico\n  ipam:\n    type: HostLocal'),
    },
  },
  {
    name: 'both that Calico takes',
    version: '3.29.7',
    yaml: installation('cni:\n  type: Calico\n  ipam:\n    type: HostLocal'),
  },
  { name: 'left out', version: '3.29.7', yaml: installation('cni:\n  type: AzureVNET') },
]);
