import { type ObjectField, object, string } from '../field.ts';
import { METADATA } from './metadata.ts';
import { SPEC } from './spec.ts';
import { STATUS } from './status.ts';

/** The Installation resource, from its root. */
export const INSTALLATION: ObjectField = object({
  doc: 'How Calico is installed on this cluster.',
  constraints: ['installation-name'],
  properties: {
    apiVersion: string({ doc: 'The API of the Tigera operator.' }),
    kind: string({ doc: 'Always `Installation`.' }),
    metadata: METADATA,
    spec: SPEC,
    status: STATUS,
  },
});
