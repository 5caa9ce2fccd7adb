import { integer, type ObjectField, object, string } from '../../field.ts';
import type { TypeUse } from './type-use.ts';

const LINK = 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/';

/** Lets a pod onto nodes with a fitting taint. */
export function toleration(use: TypeUse = {}): ObjectField {
  return object({
    doc: `Lets the pods run on nodes with a taint that fits.

It allows, it does not attract: to bind pods to such nodes, add a node selector. \`{ operator: Exists }\` alone
tolerates every taint.`,
    example: '{ key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule }',
    link: LINK,
    ...use,
    type: 'Toleration',
    properties: {
      effect: string({
        doc: `Which effect of the taint is tolerated.

The CRD takes any string; the operator refuses another one than these three.`,
        default: 'every effect',
        suggestions: {
          NoSchedule: 'New pods are kept off the node.',
          PreferNoSchedule: 'The scheduler avoids the node if it can.',
          NoExecute: 'New pods are kept off and running ones are evicted.',
        },
      }),
      key: string({
        doc: 'Key of the taint; empty, together with `operator: Exists`, fits every taint.',
        default: 'every key; then `operator` must be `Exists`',
        format: 'a label key',
        example: 'node-role.kubernetes.io/control-plane',
      }),
      operator: string({
        doc: 'Whether the value of the taint matters.',
        default: '`Equal`',
        suggestions: {
          Equal: 'The taint has the key and exactly the value in `value`.',
          Exists: 'The taint has the key, with whatever value; `value` must be empty.',
        },
      }),
      tolerationSeconds: integer({
        doc: `How long a pod stays on the node after such a taint appears.

Allowed only with \`effect: NoExecute\`; 0 and negative values evict at once.`,
        default: 'for ever',
        format: 'seconds',
        bits: 64,
        example: '300',
      }),
      value: string({
        doc: 'Value that the taint must have, with `operator: Equal`; must be empty with `Exists`.',
        default: 'the empty value',
        format: 'a label value',
      }),
    },
  });
}
