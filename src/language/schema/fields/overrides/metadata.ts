import { map, type ObjectField, object, string } from '../../field.ts';

/** Labels and annotations that are added to what `subject` has; `effect` is what a change of them does. */
export function metadata(subject: string, effect: string): ObjectField {
  return object({
    doc: `Labels and annotations that the operator adds to ${subject}.`,
    effect,
    properties: {
      annotations: map({
        doc: `Annotations that are added to those of ${subject}.`,
        values: string({ doc: 'The value of the annotation.' }),
      }),
      labels: map({
        doc: `Labels that are added to those of ${subject}.`,
        values: string({ doc: 'The value of the label.' }),
      }),
    },
  });
}
