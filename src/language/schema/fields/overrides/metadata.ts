import { map, type ObjectField, object, string } from '../../field.ts';

/** What differs between the metadata of objects and that of pods. */
export interface MetadataOf {
  /** As in `the DaemonSet calico-node`. */
  readonly subject: string;
  readonly effect: string;
  /** What else one must know of such labels. */
  readonly labels: string;
}

/** Labels and annotations that the operator adds to those that it sets itself. */
export function metadata({ subject, effect, labels }: MetadataOf): ObjectField {
  return object({
    doc: `Labels and annotations that are added to ${subject}.

They come beside the operator's own: for a key that the operator sets itself, its value wins. What is on the object
already is kept, so **taking an entry out here does not take it off the object**; remove it there with kubectl. From
an overlay, entries are united with those of the base.

The operator refuses the Installation for a key or value that Kubernetes would refuse.`,
    effect,
    properties: {
      annotations: map({
        doc: `Annotations that are added to those of ${subject}.

An annotation that the operator sets itself keeps the operator's value.`,
        format: 'annotation key to text; values that look like numbers or booleans in quotes',
        example: '{ example.com/owner: network-team }',
        link: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
        values: string({ doc: 'Value of the annotation: any text.', format: 'text' }),
      }),
      labels: map({
        doc: `Labels that are added to those of ${subject}.

${labels}`,
        format: 'label key to label value; values that look like numbers or booleans in quotes',
        example: '{ team: network }',
        link: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
        values: string({
          doc: `Value of the label.

At most 63 letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends; it may be empty.`,
          format: 'a label value',
        }),
      }),
    },
  });
}
