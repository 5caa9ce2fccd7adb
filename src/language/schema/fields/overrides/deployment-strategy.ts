import { intOrString, type ObjectField, object } from '../../field.ts';

const LINK =
  'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment';

/** How the pods of Typha are replaced. */
export function deploymentStrategy(): ObjectField {
  return object({
    doc: `How the Typha pods are replaced when something about them changes.

Rolling is the only way; there is no \`type\` to choose.`,
    effect: 'No pod restarts; the next rollouts go by it.',
    link: LINK,
    versions: '3.24.6..',
    properties: {
      rollingUpdate: object({
        doc: `How many pods may be missing, and how many may be there beyond the wanted number, during a rollout.

The block replaces the operator's whole: what is left out counts as 0, not as the operator's value. Both absent or
zero is refused by the operator, because then no pod could ever be replaced.`,
        default: '`maxUnavailable: 1` and `maxSurge: 100%`: a whole second set starts and takes over',
        example: '{ maxUnavailable: 1, maxSurge: 25% }',
        link: LINK,
        properties: {
          maxSurge: intOrString({
            doc: `How many pods may be there beyond the wanted number.

Each needs a node of its own, because Typha uses a port of its host: on a cluster with as many Typhas as nodes there
is no room for more.`,
            default: '`100%`; 0 when `rollingUpdate` is given without it',
            format: 'a count, 0 or more, or a whole percentage of the replicas, rounded up',
            example: '25%',
            link: LINK,
          }),
          maxUnavailable: intOrString({
            doc: `How many pods may be missing.

At 0 a rollout needs room for a new pod before an old one goes; with all fitting nodes taken it never ends. Above 100%
it is refused by the operator.`,
            default: '1; 0 when `rollingUpdate` is given without it',
            format: 'a count, 0 or more, or a whole percentage of the replicas up to 100%, rounded down',
            example: '1',
            link: LINK,
          }),
        },
      }),
    },
  });
}
