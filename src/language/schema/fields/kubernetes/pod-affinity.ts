import { integer, list, type ObjectField, object, string } from '../../field.ts';
import { labelSelector } from './label-selector.ts';
import type { TypeUse } from './type-use.ts';

const LINK =
  'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity';

/** Terms on the pods that run already; drawn to them or kept from them, as the field says. */
export function podAffinity(use: TypeUse = {}): ObjectField {
  return object({
    doc: 'Which other pods to be near, or to stay away from.',
    link: LINK,
    ...use,
    type: 'PodAffinity',
    properties: {
      preferredDuringSchedulingIgnoredDuringExecution: list({
        doc: `Terms that the scheduler should fulfil.

Each one that holds adds its weight to a node's score; the pod still runs when none can be fulfilled.`,
        items: object({
          doc: 'A term and how much it counts.',
          properties: {
            podAffinityTerm: podAffinityTerm({ required: true }),
            weight: integer({
              doc: 'How much the term counts beside others; outside 1 to 100 the operator refuses it.',
              format: '1 to 100',
              required: true,
            }),
          },
        }),
      }),
      requiredDuringSchedulingIgnoredDuringExecution: list({
        doc: `Terms that must all hold where the pod is placed.

Where they cannot be fulfilled, the pod stays Pending: with a required anti-affinity by host there can be no more
replicas than nodes.`,
        items: podAffinityTerm(),
      }),
    },
  });
}

const SELECTED_BY_KEYS = `The values that the pod itself has for these labels are added to \`labelSelector\` when it
is created. The cluster's Kubernetes must know the field (1.31 and newer have it on by default).`;

/** Which pods, and how near is near. */
export function podAffinityTerm(use: TypeUse = {}): ObjectField {
  return object({
    doc: 'Which pods are meant, and what counts as the same place.',
    example:
      '{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { k8s-app: calico-typha } } }',
    link: LINK,
    ...use,
    type: 'PodAffinityTerm',
    properties: {
      labelSelector: labelSelector({
        doc: 'The pods that are meant, by their labels; absent selects no pod.',
      }),
      matchLabelKeys: list({
        doc: `Keys of labels in which the other pod must agree with this one.

${SELECTED_BY_KEYS} Needs \`labelSelector\`; a key must not be in it nor in \`mismatchLabelKeys\`.`,
        versions: '3.28.4..3.29.0, 3.30.0..',
        example: '[pod-template-hash]',
        items: string({ doc: 'Key of a label.' }),
      }),
      mismatchLabelKeys: list({
        doc: `Keys of labels in which the other pod must differ from this one.

${SELECTED_BY_KEYS} Needs \`labelSelector\`; a key must not be in \`matchLabelKeys\` as well.`,
        versions: '3.28.4..3.29.0, 3.30.0..',
        items: string({ doc: 'Key of a label.' }),
      }),
      namespaceSelector: labelSelector({
        doc: `Namespaces to look for pods in, by their labels, beside those in \`namespaces\`.

\`{}\` means all namespaces.`,
        default: 'only the namespaces listed; without those, the namespace of the pod',
      }),
      namespaces: list({
        doc: 'Names of namespaces to look for pods in, beside those of `namespaceSelector`.',
        default: 'the namespace of the pod (`calico-system`), where there is no `namespaceSelector` either',
        items: string({ doc: 'Name of a namespace.' }),
      }),
      topologyKey: string({
        doc: `Label of nodes that says what one place is: nodes with the same value are the same place.

Must not be empty.`,
        required: true,
        suggestions: {
          'kubernetes.io/hostname': 'Each node is a place of its own.',
          'topology.kubernetes.io/zone': 'Nodes of one zone are one place.',
          'topology.kubernetes.io/region': 'Nodes of one region are one place.',
        },
        example: 'kubernetes.io/hostname',
      }),
    },
  });
}
