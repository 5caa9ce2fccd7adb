import { integer, list, type ObjectField, object } from '../../field.ts';
import { nodeSelectorTerm } from './node-selector.ts';
import { podAffinity } from './pod-affinity.ts';
import type { TypeUse } from './type-use.ts';

const LINK =
  'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity';

/** Rules that draw pods to nodes and to or away from other pods. */
export function affinity(use: TypeUse = {}): ObjectField {
  return object({
    doc: `Which nodes the pods may or should run on, by labels of the nodes and by the pods that run there already.

Judged only when a pod is scheduled: pods that run stay when labels change later.`,
    link: LINK,
    ...use,
    type: 'Affinity',
    properties: {
      nodeAffinity: nodeAffinity(),
      podAffinity: podAffinity({
        doc: 'Draws the pods to nodes (or zones) where certain other pods run.',
      }),
      podAntiAffinity: podAffinity({
        doc: `Keeps the pods away from nodes (or zones) where certain other pods run.

The usual way to spread replicas: a term that selects the component's own pods.`,
      }),
    },
  });
}

/** The part that looks at nodes; by itself in `typhaAffinity`. */
export function nodeAffinity(use: TypeUse = {}): ObjectField {
  return object({
    doc: 'Which nodes the pods must or should run on, by labels of the nodes.',
    link: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity',
    ...use,
    properties: {
      preferredDuringSchedulingIgnoredDuringExecution: list({
        doc: `Nodes that the scheduler should favour.

Each fitting preference adds its weight to a node's score; the pod still runs elsewhere when none fits. On a DaemonSet
a preference changes nothing, because every one of its pods belongs to one node.`,
        items: object({
          doc: 'A preference and how much it counts.',
          example:
            '{ weight: 50, preference: { matchExpressions: [{ key: pool, operator: In, values: [infra] }] } }',
          properties: {
            preference: nodeSelectorTerm({ doc: 'The nodes that are favoured.', required: true }),
            weight: integer({
              doc: 'How much the preference counts beside others; outside 1 to 100 the operator refuses it.',
              format: '1 to 100',
              required: true,
            }),
          },
        }),
      }),
      requiredDuringSchedulingIgnoredDuringExecution: object({
        doc: `Nodes that the pods must run on.

Where no node fits, pods stay Pending; a DaemonSet has no pod on a node that does not fit.`,
        example:
          '{ nodeSelectorTerms: [{ matchExpressions: [{ key: pool, operator: In, values: [infra] }] }] }',
        properties: {
          nodeSelectorTerms: list({
            doc: 'Alternatives: a node fits when one of the terms does. At least one is needed.',
            required: true,
            items: nodeSelectorTerm(),
          }),
        },
      }),
    },
  });
}
