import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const HEAD = `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
#^^^ provider-aks-not-declared
`.replace('#^^^ ', '^^^^ ');

checkRule('provider-aks-not-declared', [
  {
    version: '3.32.1',
    yaml: `${HEAD}  cni:\n    type: AzureVNET\n`,
    fixes: {
      'Add kubernetesProvider: AKS': installation('cni:\n  type: AzureVNET\nkubernetesProvider: AKS'),
    },
  },
  {
    name: 'an API server on AKS',
    version: '3.29.7',
    cluster: { apiServerOnAks: true },
    yaml: `${HEAD}  variant: Calico\n`,
  },
  {
    name: 'declared',
    version: '3.32.1',
    yaml: installation('kubernetesProvider: AKS\ncni:\n  type: AzureVNET'),
  },
  { name: 'no sign of AKS', version: '3.32.1', yaml: installation('variant: Calico') },
]);
