import { integer, list, map, string } from '../field.ts';
import { toleration } from './kubernetes/toleration.ts';

export const controlPlaneReplicas = integer({ doc: 'TODO controlPlaneReplicas.' });

export const controlPlaneNodeSelector = map({
  doc: 'TODO controlPlaneNodeSelector.',
  values: string({ doc: 'TODO controlPlaneNodeSelector{}.' }),
});

export const controlPlaneTolerations = list({ doc: 'TODO controlPlaneTolerations.', items: toleration() });
