import { type Field, integer, list, map, type ObjectField, object, string } from '../../field.ts';
import { affinity } from '../kubernetes/affinity.ts';
import { toleration } from '../kubernetes/toleration.ts';
import { metadata } from './metadata.ts';

/** What differs between the DaemonSets and Deployments whose parts an Installation can override. */
export interface Workload {
  readonly doc: string;
  readonly effect: string;
  readonly link: string;
  readonly example: string;
  readonly versions: string;
  readonly deprecated?: { readonly versions?: string; readonly instead: string };
  /** As in `the DaemonSet calico-node`. */
  readonly subject: string;
  /** As in `calico-node`: the ____ pods. */
  readonly pods: string;
  /** What a change of the pod template does to the running pods. */
  readonly restart: string;
  readonly affinity: PodFieldText;
  readonly nodeSelector: PodFieldText;
  readonly tolerations: PodFieldText;
  /** Fields of the pod beside those that every workload has: containers, and what only some have. */
  readonly pod: Readonly<Record<string, Field>>;
  /** Fields of the workload's spec beside those that every workload has. */
  readonly spec?: Readonly<Record<string, Field>>;
}

export interface PodFieldText {
  /** What one must know of the field in this workload, in whole sentences. */
  readonly note: string;
  readonly default: string;
}

/** The overrides of a workload that the operator renders. */
export function workload(of: Workload): ObjectField {
  const { doc, effect, link, example, versions, deprecated, subject } = of;
  return object({
    doc,
    effect,
    link,
    example,
    versions,
    deprecated,
    properties: {
      metadata: metadata({
        subject,
        effect: 'Changes the object alone; no pod restarts.',
        labels: `These are labels of the object, not of its pods: for those, see \`spec.template.metadata\`.`,
      }),
      spec: object({
        doc: `Overrides of the spec of ${subject}: its pods, and how they are replaced.`,
        properties: {
          minReadySeconds: minReadySeconds(of),
          ...of.spec,
          template: object({
            doc: `Overrides of the pods of ${subject}.`,
            effect: of.restart,
            properties: {
              metadata: metadata({
                subject: `the ${of.pods} pods`,
                effect: of.restart,
                labels: `Do not set \`k8s-app\` here: the selectors of the workload, its Service and its network
policies rely on the value that the operator gives it.`,
              }),
              spec: podSpec(of),
            },
          }),
        },
      }),
    },
  });
}

function minReadySeconds({ subject }: Workload): Field {
  return integer({
    doc: `How long a new pod of ${subject} must stay ready before it counts as available.

A rolling update goes on only when a pod is available, so this is a pause after each node or replica: time to notice a
bad change before it is everywhere. On a large cluster it adds up: pods times seconds, divided by how many are
replaced at a time.`,
    effect: 'No pod restarts; the next rolling updates take longer or shorter.',
    default: '0: available as soon as it is ready',
    format: 'seconds, 0 to 2147483647',
    example: '10',
    minimum: 0,
    maximum: 2147483647,
  });
}

function podSpec({ pods, restart, pod, ...of }: Workload): Field {
  return object({
    doc: `Overrides of the spec of the ${pods} pods: where they run and what their containers get.`,
    effect: restart,
    properties: {
      affinity: affinity({
        doc: `Which nodes the ${pods} pods must or should run on.

It replaces the operator's own affinity whole; nothing of that is kept. ${of.affinity.note}

The operator refuses one that Kubernetes would refuse: no node selector terms, weights outside 1 to 100, unknown
operators, an empty \`topologyKey\`.`,
        default: of.affinity.default,
      }),
      nodeSelector: map({
        doc: `Labels that a node must have, with these values, to run ${pods} pods.

The entries are added to those of the operator, whose value wins where a key is there twice. From an overlay, the map
replaces that of the base whole. ${of.nodeSelector.note}

The operator refuses keys and values that Kubernetes does not take for labels.`,
        default: of.nodeSelector.default,
        format: 'label key to label value; values that look like numbers or booleans in quotes',
        example: '{ example.com/pool: infra }',
        link: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector',
        values: string({ doc: 'Value that the label of the node must have.', format: 'a label value' }),
      }),
      tolerations: list({
        doc: `Taints that the ${pods} pods put up with.

The list replaces the operator's own whole; nothing of that is kept. ${of.tolerations.note}

The operator refuses tolerations that Kubernetes would refuse.`,
        default: of.tolerations.default,
        example: '[{ key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule }]',
        link: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
        items: toleration(),
      }),
      ...pod,
    },
  });
}
