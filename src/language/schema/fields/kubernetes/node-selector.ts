import { list, type ObjectField, object, string } from '../../field.ts';
import type { TypeUse } from './type-use.ts';

const LINK = 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity';

/** A group of conditions on a node; all must hold. */
export function nodeSelectorTerm(use: TypeUse = {}): ObjectField {
  return object({
    doc: `A group of conditions on a node, all of which must hold.

A term without any condition matches no node.`,
    example: '{ matchExpressions: [{ key: kubernetes.io/os, operator: In, values: [linux] }] }',
    link: LINK,
    ...use,
    type: 'NodeSelectorTerm',
    properties: {
      matchExpressions: list({
        doc: 'Conditions on labels of the node; all of them must hold.',
        link: LINK,
        items: nodeSelectorRequirement({ doc: 'One condition on a label of the node.' }),
      }),
      matchFields: list({
        doc: 'Conditions on fields of the node object; Kubernetes knows only `metadata.name`, with `In` or `NotIn` and one value.',
        example: '[{ key: metadata.name, operator: NotIn, values: [node-1] }]',
        link: LINK,
        items: nodeSelectorRequirement({ doc: 'One condition on a field of the node.' }),
      }),
    },
  });
}

/** One condition on a label, or on a field, of a node. */
export function nodeSelectorRequirement(use: TypeUse = {}): ObjectField {
  return object({
    doc: 'One condition: a key, how to compare, and values.',
    example: '{ key: kubernetes.io/os, operator: In, values: [linux] }',
    link: LINK,
    ...use,
    type: 'NodeSelectorRequirement',
    properties: {
      key: string({
        doc: 'Key of the label, or name of the field.',
        format: 'a label key; `metadata.name` in `matchFields`',
        example: 'kubernetes.io/os',
        required: true,
      }),
      operator: string({
        doc: `How the value is compared with \`values\`.

The CRD takes any string; another one than these is refused by the operator.`,
        required: true,
        suggestions: {
          In: 'The label exists and has one of the values.',
          NotIn: 'The label has none of the values, or does not exist.',
          Exists: 'The label exists; `values` must be absent.',
          DoesNotExist: 'The label does not exist; `values` must be absent.',
          Gt: 'The label is an integer above the one in `values`.',
          Lt: 'The label is an integer below the one in `values`.',
        },
      }),
      values: list({
        doc: `What to compare with.

At least one for \`In\` and \`NotIn\`, none for \`Exists\` and \`DoesNotExist\`, exactly one integer, written as a
string, for \`Gt\` and \`Lt\`.`,
        example: '[linux]',
        items: string({ doc: 'One value.' }),
      }),
    },
  });
}
