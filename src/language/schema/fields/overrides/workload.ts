import { type Field, integer, list, map, type ObjectField, object, string } from '../../field.ts';
import { affinity } from '../kubernetes/affinity.ts';
import { toleration } from '../kubernetes/toleration.ts';
import { metadata } from './metadata.ts';

/** What differs between the DaemonSets and Deployments whose parts an Installation can override. */
export interface Workload {
  readonly doc: string;
  readonly effect: string;
  readonly versions: string;
  readonly deprecated?: { readonly versions?: string; readonly instead: string };
  /** As in `the DaemonSet calico-node`. */
  readonly subject: string;
  /** The pod's own fields beside those that every workload has: containers, and what only some have. */
  readonly pod: Readonly<Record<string, Field>>;
  /** Fields of the workload's spec beside those that every workload has. */
  readonly spec?: Readonly<Record<string, Field>>;
}

/** The overrides of a workload that the operator renders. */
export function workload({ subject, pod, spec, ...text }: Workload): ObjectField {
  return object({
    ...text,
    properties: {
      metadata: metadata(subject, 'x'),
      spec: object({
        doc: 'x',
        properties: {
          minReadySeconds: integer({ doc: 'x', minimum: 0, maximum: 2147483647 }),
          ...spec,
          template: object({
            doc: 'x',
            properties: {
              metadata: metadata(`the pods of ${subject}`, 'x'),
              spec: object({
                doc: 'x',
                properties: {
                  affinity: affinity(),
                  nodeSelector: map({ doc: 'x', values: string({ doc: 'x' }) }),
                  tolerations: list({ doc: 'x', items: toleration() }),
                  ...pod,
                },
              }),
            },
          }),
        },
      }),
    },
  });
}
