import { boolean, integer, list, map, type ObjectField, object, string } from '../field.ts';

const LINK = 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/';
const TIME = 'date and time, RFC 3339';

/**
 * The metadata of every Kubernetes object (ObjectMeta of meta/v1). The CRD says of it only that it is an object; the
 * API server knows its fields all the same and refuses others.
 */
export const METADATA: ObjectField = object({
  doc: 'Name, labels and annotations of the Installation, and what the API server keeps of it.',
  effect: 'Restarts nothing.',
  link: LINK,
  properties: {
    name: string({
      doc: `Which Installation this is: the operator reads two, \`default\` and, laid over it, \`overlay\`.

Any other name is stored and silently ignored up to 3.31, and refused from 3.32. \`tigera-secure\` is admitted still
and ignored.`,
      effect: 'Makes another object; the old one stays until it is deleted.',
      format: 'a DNS name',
      example: 'default',
      link: LINK,
      suggestions: {
        default: 'The Installation of this cluster.',
        overlay: `Values laid over those of \`default\`, for an automation beside yours. It never unsets anything, gets no
defaults, and its IP pools are not created.`,
      },
    }),
    labels: map({
      doc: 'Labels of the Installation object; they do not reach the pods.',
      example: '{ app.kubernetes.io/managed-by: argocd }',
      link: LINK,
      values: string({ doc: 'The value of the label.', format: 'a label value' }),
    }),
    annotations: map({
      doc: 'Annotations of the Installation object; they do not reach the pods.',
      example: '{ argocd.argoproj.io/sync-wave: "-1" }',
      link: LINK,
      values: string({ doc: 'The value of the annotation: a text, so quote numbers and booleans.' }),
    }),
    namespace: string({
      doc: 'Of no use here: an Installation belongs to the cluster, not to a namespace.',
      link: LINK,
    }),
    finalizers: list({
      doc: `What has to be cleaned up before the object goes.

The operator adds its own, to take Calico down in order. Removing one by hand may leave nodes without a working CNI plugin
behind.`,
      link: LINK,
      items: string({ doc: 'The name of a finalizer.' }),
    }),
    generateName: string({
      doc: 'A beginning from which the API server makes a name; of no use where the name is fixed.',
      link: LINK,
    }),
    ownerReferences: list({
      doc: 'Objects whose deletion deletes this one. For an Installation that means Calico: beware.',
      link: LINK,
      items: object({
        doc: 'One owner.',
        link: LINK,
        properties: {
          apiVersion: string({ doc: 'The API group and version of the owner.', required: true }),
          kind: string({ doc: 'The kind of the owner.', required: true }),
          name: string({ doc: 'The name of the owner.', required: true }),
          uid: string({
            doc: 'The UID of the owner: one of the same name made later does not count.',
            required: true,
          }),
          controller: boolean({ doc: 'Whether this owner is the one that manages the object.' }),
          blockOwnerDeletion: boolean({
            doc: 'Whether the owner, deleted in the foreground, waits for this object to go first.',
          }),
        },
      }),
    }),
    creationTimestamp: string({
      doc: 'When it was created; set by the API server.',
      format: TIME,
      link: LINK,
    }),
    deletionGracePeriodSeconds: integer({
      doc: 'How long deletion may take; set by the API server.',
      format: 'seconds',
      link: LINK,
      bits: 64,
    }),
    deletionTimestamp: string({
      doc: `When deletion was asked for; set by the API server.

While it stands, the operator takes Calico down.`,
      format: TIME,
      link: LINK,
    }),
    generation: integer({
      doc: `Counts the changes of the spec; set by the API server.

A condition with an \`observedGeneration\` below it speaks of an older spec.`,
      link: LINK,
      bits: 64,
    }),
    managedFields: list({
      doc: 'Who last set which field, for server-side apply; kept by the API server. Leave it out of files.',
      link: LINK,
      items: object({ doc: 'The fields of one writer.', link: LINK, properties: {}, open: true }),
    }),
    resourceVersion: string({
      doc: `The state of the object that this text came from; set by the API server.

Applied with it, a change is refused when somebody else has made one since. Leave it out of files kept under version
control.`,
      link: LINK,
    }),
    selfLink: string({
      doc: 'The address of the object in old versions of Kubernetes; empty today.',
      link: LINK,
    }),
    uid: string({
      doc: 'Tells this object from others, earlier ones of the name included; set by the API server.',
      link: LINK,
    }),
  },
});
