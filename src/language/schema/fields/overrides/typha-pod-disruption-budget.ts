import { intOrString, object, string } from '../../field.ts';
import { metadata } from './metadata.ts';

export const typhaPodDisruptionBudget = object({
  doc: 'x',
  versions: '3.33.0-unreleased..',
  properties: {
    metadata: metadata('the PodDisruptionBudget of Typha', 'x'),
    spec: object({
      doc: 'x',
      constraints: ['typha-pdb-exclusive'],
      properties: {
        maxUnavailable: intOrString({ doc: 'x' }),
        minAvailable: intOrString({ doc: 'x' }),
        unhealthyPodEvictionPolicy: string({
          doc: 'x',
          values: { IfHealthyBudget: 'x', AlwaysAllow: 'x' },
        }),
      },
    }),
  },
});
