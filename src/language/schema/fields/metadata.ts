import { boolean, integer, list, map, type ObjectField, object, string } from '../field.ts';

const LINK = 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/';

/**
 * The metadata of every Kubernetes object (ObjectMeta of meta/v1). The CRD says of it only that it is an object; the
 * API server knows its fields all the same and refuses others.
 */
export const METADATA: ObjectField = object({
  doc: 'Name, labels and annotations of the Installation, and what the API server keeps of it.',
  link: LINK,
  properties: {
    name: string({ doc: 'Which Installation this is: `default` or `overlay`.' }),
    labels: map({ doc: 'Labels.', values: string({ doc: 'Value of the label.' }) }),
    annotations: map({ doc: 'Annotations.', values: string({ doc: 'Value of the annotation.' }) }),
    namespace: string({ doc: 'Not for an Installation.' }),
    finalizers: list({ doc: 'Who must agree.', items: string({ doc: 'A finalizer.' }) }),
    generateName: string({ doc: 'Prefix of a generated name.' }),
    ownerReferences: list({
      doc: 'Owners.',
      items: object({
        doc: 'An owner.',
        properties: {
          apiVersion: string({ doc: 'API of the owner.', required: true }),
          kind: string({ doc: 'Kind of the owner.', required: true }),
          name: string({ doc: 'Name of the owner.', required: true }),
          uid: string({ doc: 'UID of the owner.', required: true }),
          controller: boolean({ doc: 'The managing one.' }),
          blockOwnerDeletion: boolean({ doc: 'Blocks deletion.' }),
        },
      }),
    }),
    creationTimestamp: string({ doc: 'Created.' }),
    deletionGracePeriodSeconds: integer({ doc: 'Grace.', bits: 64 }),
    deletionTimestamp: string({ doc: 'Deleted.' }),
    generation: integer({ doc: 'Counts the changes of the spec.', bits: 64 }),
    managedFields: list({
      doc: 'Who set what.',
      items: object({ doc: 'One writer.', properties: {}, open: true }),
    }),
    resourceVersion: string({ doc: 'The state.' }),
    selfLink: string({ doc: 'Old.' }),
    uid: string({ doc: 'Unique id.' }),
  },
});
