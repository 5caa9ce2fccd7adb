import { integer, list, type ObjectField, object, string } from '../field.ts';
import { condition } from './kubernetes/condition.ts';
import { variant } from './provider-and-variant.ts';
import { SPEC } from './spec.ts';

/** What the operator reports back; nobody else writes it. */
export const STATUS: ObjectField = object({
  doc: 'What the operator last reported of this Installation.',
  properties: {
    variant: { ...variant, doc: 'The variant that is installed.', effect: undefined },
    mtu: integer({ doc: 'The MTU that the operator found or was given.' }),
    imageSet: string({ doc: 'The ImageSet in use.' }),
    calicoVersion: string({ doc: 'The Calico version of the operator.', versions: '3.25.0..' }),
    conditions: list({ doc: 'The state, as conditions.', versions: '3.24.0..', items: condition() }),
    computed: object({
      doc: 'The spec that is in force.',
      properties: SPEC.properties,
    }),
  },
});
