import { type IntOrStringField, intOrString } from '../../field.ts';
import type { TypeUse } from './type-use.ts';

/** The pattern that the CRD has for a Kubernetes quantity. */
export const QUANTITY_PATTERN =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

/** An amount with a suffix for its magnitude. */
export function quantity(use: TypeUse = {}): IntOrStringField {
  return intOrString({
    doc: `An amount, as a number with an optional suffix.

- \`m\` is a thousandth: \`250m\` of CPU is a quarter of a core.
- \`k\`, \`M\`, \`G\`, \`T\`, \`P\`, \`E\` are powers of 1000; \`Ki\`, \`Mi\`, \`Gi\`, \`Ti\`, \`Pi\`, \`Ei\` powers of 1024.
- \`1e3\` and \`1E3\` work too.

There is no unit \`B\` and no space: \`128MB\` and \`128 Mi\` are refused. \`128m\` of memory is accepted, and means
an eighth of a byte: \`128M\` or \`128Mi\` is meant.`,
    format: 'a Kubernetes quantity, as a number or a string',
    example: '128Mi',
    link: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    ...use,
    pattern: QUANTITY_PATTERN,
  });
}
