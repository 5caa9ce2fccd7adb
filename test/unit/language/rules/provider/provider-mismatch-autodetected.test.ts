import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('provider-mismatch-autodetected', [
  {
    version: '3.26.5',
    cluster: { detectedProvider: 'GKE' },
    yaml: installation(`
      kubernetesProvider: EKS
      #                   ^^^ provider-mismatch-autodetected
      variant: Calico
    `),
    fixes: {
      'Change kubernetesProvider to GKE': installation('kubernetesProvider: GKE\nvariant: Calico'),
      'Remove kubernetesProvider': installation('variant: Calico'),
    },
  },
  {
    name: 'a provider that is detected as written',
    version: '3.32.1',
    cluster: { detectedProvider: 'EKS' },
    yaml: installation('kubernetesProvider: EKS'),
  },
  {
    name: "the chart's empty default takes what is detected",
    version: '3.32.1',
    cluster: { detectedProvider: 'EKS' },
    yaml: installation("kubernetesProvider: ''"),
  },
  { name: 'nothing known of the cluster', version: '3.32.1', yaml: installation('kubernetesProvider: EKS') },
]);
