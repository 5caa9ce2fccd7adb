import { type ObjectField, object, string } from '../field.ts';
import { METADATA } from './metadata.ts';
import { reference } from './reference.ts';
import { SPEC } from './spec.ts';
import { STATUS } from './status.ts';

/** The Installation resource, from its root. */
export const INSTALLATION: ObjectField = object({
  doc: `How Calico is installed on this cluster: the Tigera operator reads it and keeps the cluster as it says.

A cluster has one, called \`default\`; a second, \`overlay\`, may add to it.`,
  link: reference('installation'),
  constraints: ['installation-name'],
  properties: {
    apiVersion: string({
      doc: 'The API of the Tigera operator; IP pools and the like belong to another one, `projectcalico.org/v3`.',
      example: 'operator.tigera.io/v1',
      link: reference('installation'),
      suggestions: { 'operator.tigera.io/v1': 'The only version there is.' },
    }),
    kind: string({
      doc: 'The kind of the object. Others called Installation exist; the API group tells them apart.',
      example: 'Installation',
      link: reference('installation'),
      suggestions: { Installation: 'How Calico is installed.' },
    }),
    metadata: METADATA,
    spec: SPEC,
    status: STATUS,
  },
});
