import { object } from '../../field.ts';
import { nodeAffinity } from '../kubernetes/affinity.ts';

export const typhaAffinity = object({
  doc: 'x',
  deprecated: { versions: '3.24.0..', instead: '`typhaDeployment.spec.template.spec.affinity`' },
  properties: { nodeAffinity: nodeAffinity() },
});
