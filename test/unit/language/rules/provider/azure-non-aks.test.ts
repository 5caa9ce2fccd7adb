import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('azure-non-aks', [
  {
    version: '3.29.2',
    yaml: installation(`
      kubernetesProvider: GKE
      azure: {}
      ^^^^^ azure-non-aks
    `),
    fixes: {
      'Remove azure': installation('kubernetesProvider: GKE'),
      'Change kubernetesProvider to AKS': installation('kubernetesProvider: AKS\nazure: {}'),
    },
  },
  {
    name: 'no provider',
    version: '3.32.1',
    yaml: installation(`
      azure:
      ^^^^^ azure-non-aks
        policyMode: Manual
    `),
    fixes: {
      'Remove azure': installation('{}').replace('spec:\n  {}', 'spec: {}'),
      'Add kubernetesProvider: AKS': installation(`
        azure:
          policyMode: Manual
        kubernetesProvider: AKS
      `),
    },
  },
  { name: 'on AKS', version: '3.32.1', yaml: installation('kubernetesProvider: AKS\nazure: {}') },
  {
    name: 'an overlay that leaves the provider to what is beneath',
    version: '3.32.1',
    yaml: installation('azure:\n  policyMode: Manual').replace('name: default', 'name: overlay'),
  },
]);
