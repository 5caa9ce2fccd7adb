import { integer, list, type ObjectField, object, string } from '../../field.ts';
import { labelSelector } from './label-selector.ts';
import type { TypeUse } from './type-use.ts';

const LINK = 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/';

/** How evenly pods must be spread over zones, hosts or other places. */
export function topologySpreadConstraint(use: TypeUse = {}): ObjectField {
  return object({
    doc: `How evenly the pods are spread over zones, hosts or other groups of nodes.

Constraints are joined by AND, and a pair of \`topologyKey\` and \`whenUnsatisfiable\` may be there only once. Judged
when a pod is scheduled: pods that run are not moved.`,
    example:
      '{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { k8s-app: calico-typha } } }',
    link: LINK,
    ...use,
    type: 'TopologySpreadConstraint',
    properties: {
      labelSelector: labelSelector({
        doc: `The pods that are counted in each group; normally the labels of the component itself.

Without it nothing is counted, and the constraint has no effect.`,
      }),
      matchLabelKeys: list({
        doc: `Keys of labels whose values are taken from the pod itself and added to \`labelSelector\`.

With \`pod-template-hash\` each revision of a Deployment is spread by itself. Needs \`labelSelector\`, and must not
repeat a key of it.`,
        example: '[pod-template-hash]',
        items: string({ doc: 'Key of a label.' }),
      }),
      maxSkew: integer({
        doc: `By how many pods the fullest group may exceed the emptiest.

Must be above 0. With \`ScheduleAnyway\` it only weighs in the scheduler's choice.`,
        format: 'pods, 1 or more',
        example: '1',
        required: true,
      }),
      minDomains: integer({
        doc: `How many groups there have to be: with fewer, the emptiest counts as having no pod.

Must be above 0, and is allowed only with \`whenUnsatisfiable: DoNotSchedule\`.`,
        default: 'as if 1',
        format: 'groups, 1 or more',
      }),
      nodeAffinityPolicy: string({
        doc: "Whether the pod's own node selector and node affinity limit the nodes that are counted.",
        default: '`Honor`',
        suggestions: {
          Honor: 'Only nodes that the pod may run on are counted.',
          Ignore: 'All nodes are counted.',
        },
      }),
      nodeTaintsPolicy: string({
        doc: 'Whether taints limit the nodes that are counted.',
        default: '`Ignore`',
        suggestions: {
          Honor: 'Only nodes without taints, or with tolerated ones, are counted.',
          Ignore: 'All nodes are counted.',
        },
      }),
      topologyKey: string({
        doc: `Label of nodes that makes the groups: nodes with the same value are one group.

Must not be empty. Nodes without the label are not used.`,
        required: true,
        suggestions: {
          'topology.kubernetes.io/zone': 'One group for each zone.',
          'kubernetes.io/hostname': 'Each node is a group.',
          'topology.kubernetes.io/region': 'One group for each region.',
        },
        example: 'topology.kubernetes.io/zone',
      }),
      whenUnsatisfiable: string({
        doc: `What happens to a pod that would break the constraint.

The CRD takes any string; the operator refuses another one than these two.`,
        required: true,
        suggestions: {
          DoNotSchedule: 'The pod stays Pending.',
          ScheduleAnyway: 'The pod is placed where the skew is smallest.',
        },
      }),
    },
  });
}
