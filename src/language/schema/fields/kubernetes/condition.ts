import { integer, type ObjectField, object, string } from '../../field.ts';
import type { TypeUse } from './type-use.ts';

/** One aspect of an object's state, as the operator sees it. */
export function condition(use: TypeUse = {}): ObjectField {
  return object({
    doc: `One aspect of the state of the installation, as the operator sees it.

The same conditions as in the TigeraStatus \`calico\`.`,
    ...use,
    type: 'Condition',
    properties: {
      lastTransitionTime: string({
        doc: 'When `status` last changed.',
        format: 'date and time, RFC 3339',
        example: '"2025-01-31T12:00:00Z"',
        required: true,
      }),
      message: string({
        doc: 'What the matter is, for people: for a refused Installation the complaint of the operator.',
        required: true,
        maxLength: 32768,
      }),
      observedGeneration: integer({
        doc: `The \`metadata.generation\` of the Installation that the condition speaks of.

When it is below the present one, the operator has not yet judged the last change, and the condition is about an older
spec.`,
        bits: 64,
        minimum: 0,
      }),
      reason: string({
        doc: 'Why, in one CamelCase word for programs: `InvalidConfigurationError`, `ResourceUpdateError`.',
        required: true,
        pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$',
        minLength: 1,
        maxLength: 1024,
      }),
      status: string({
        doc: 'Whether the condition holds.',
        required: true,
        values: {
          True: 'It holds.',
          False: 'It does not hold.',
          Unknown: 'The operator cannot tell.',
        },
      }),
      type: string({
        doc: 'Which aspect it is: `Available`, `Progressing`, `Degraded` among them.',
        required: true,
        pattern:
          '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$',
        maxLength: 316,
      }),
    },
  });
}
