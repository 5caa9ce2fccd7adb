import { type ObjectField, object, string } from '../../field.ts';
import type { TypeUse } from './type-use.ts';

/** Names an object in a namespace that the context fixes. */
export function localObjectReference(use: TypeUse = {}): ObjectField {
  return object({
    doc: 'Names one object in the namespace that the field is about.',
    example: '{ name: registry-credentials }',
    ...use,
    type: 'LocalObjectReference',
    properties: {
      name: string({
        doc: 'Name of the object.',
        default: 'the empty name, which refers to nothing',
        example: 'registry-credentials',
      }),
    },
  });
}
