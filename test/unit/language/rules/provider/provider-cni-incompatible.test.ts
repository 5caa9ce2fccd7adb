import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('provider-cni-incompatible', [
  {
    version: '3.21.6',
    yaml: installation(`
      kubernetesProvider: EKS
      cni:
        type: AzureVNET
        #     ^^^^^^^^^ provider-cni-incompatible
        ipam:
          type: AzureVNET
    `),
    fixes: {
      "Use Calico's CNI plugin": installation(`
        kubernetesProvider: EKS
        cni:
          type: Calico
      `),
      'Change kubernetesProvider to AKS': installation(`
        kubernetesProvider: AKS
        cni:
          type: AzureVNET
          ipam:
            type: AzureVNET
      `),
      'Remove kubernetesProvider': installation(`
        cni:
          type: AzureVNET
          ipam:
            type: AzureVNET
      `),
    },
  },
  {
    name: 'a provider that the operator detected',
    version: '3.32.1',
    cluster: { detectedProvider: 'RKE2' },
    yaml: installation(`
      cni:
        type: AmazonVPC
        #     ^^^^^^^^^ provider-cni-incompatible
    `),
  },
  {
    name: 'the own service of the plugin',
    version: '3.32.1',
    yaml: installation('kubernetesProvider: GKE\ncni:\n  type: GKE'),
  },
  { name: 'no provider', version: '3.32.1', yaml: installation('cni:\n  type: GKE') },
  {
    name: "Calico's plugin anywhere",
    version: '3.32.1',
    yaml: installation('kubernetesProvider: AKS\ncni:\n  type: Calico'),
  },
]);
