import { list, map, type ObjectField, object, string } from '../../field.ts';
import type { TypeUse } from './type-use.ts';

const LINK = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors';

/** Selects objects by their labels; its parts are joined by AND. */
export function labelSelector(use: TypeUse = {}): ObjectField {
  return object({
    doc: `Selects objects by their labels.

An object is selected when it fulfils all of \`matchLabels\` and all of \`matchExpressions\`. An empty selector
(\`{}\`) selects everything; an absent one usually nothing.`,
    example: '{ matchLabels: { k8s-app: calico-typha } }',
    link: LINK,
    ...use,
    type: 'LabelSelector',
    properties: {
      matchExpressions: list({
        doc: 'Conditions on labels; all of them must hold.',
        link: LINK,
        items: labelSelectorRequirement(),
      }),
      matchLabels: map({
        doc: 'Labels that the object must have, with exactly these values.',
        example: '{ k8s-app: calico-typha }',
        link: LINK,
        values: string({ doc: 'The value that the label must have.' }),
      }),
    },
  });
}

/** One condition on a label. */
export function labelSelectorRequirement(use: TypeUse = {}): ObjectField {
  return object({
    doc: 'One condition on a label: a key, how to compare, and values.',
    example: '{ key: tier, operator: In, values: [backend] }',
    link: LINK,
    ...use,
    type: 'LabelSelectorRequirement',
    properties: {
      key: string({
        doc: 'Key of the label.',
        format: 'a label key, with or without a prefix: `example.com/name`',
        required: true,
      }),
      operator: string({
        doc: `How the label's value is compared with \`values\`.

The CRD takes any string; another one than these four is refused by the operator.`,
        required: true,
        suggestions: {
          In: 'The label exists and has one of the values.',
          NotIn: 'The label has none of the values, or does not exist.',
          Exists: 'The label exists; `values` must be absent.',
          DoesNotExist: 'The label does not exist; `values` must be absent.',
        },
      }),
      values: list({
        doc: 'What to compare with: at least one for `In` and `NotIn`, none for `Exists` and `DoesNotExist`.',
        example: '[backend]',
        items: string({ doc: 'One value.', format: 'a label value' }),
      }),
    },
  });
}
