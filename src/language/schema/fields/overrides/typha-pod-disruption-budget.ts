import { intOrString, object, string } from '../../field.ts';
import { reference } from '../reference.ts';
import { metadata } from './metadata.ts';

const LINK = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';
const EFFECT =
  'No pod restarts; the next node drains go by it. Rolling updates of Typha do not: see `typhaDeployment.spec.strategy`.';

export const typhaPodDisruptionBudget = object({
  doc: `Overrides of the PodDisruptionBudget \`calico-typha\` in the namespace \`calico-system\`: how many Typhas a
node drain may take away at a time.

Which pods it is about cannot be changed. What is not said here stays as the operator sets it.`,
  effect: EFFECT,
  example: 'spec: { maxUnavailable: 1 }',
  link: reference('PodDisruptionBudgetOverride'),
  versions: '3.33.0-unreleased..',
  properties: {
    metadata: metadata({
      subject: 'the PodDisruptionBudget `calico-typha`',
      effect: 'Changes the object alone.',
      labels: 'They do not change which pods the budget is about.',
    }),
    spec: object({
      doc: `How many Typhas may be gone, or must be there, while nodes are drained.

Either \`minAvailable\` or \`maxUnavailable\`: the API server refuses both. The one that is given takes the place of
the operator's value, whichever that is.`,
      default: '`maxUnavailable: 1`',
      link: LINK,
      constraints: ['typha-pdb-exclusive'],
      properties: {
        maxUnavailable: intOrString({
          doc: `How many Typhas may be gone at a time; a drain that would take more waits.

At 0 nodes that run Typha cannot be drained at all.`,
          default: '1, unless `minAvailable` is given',
          format: 'a count, or a percentage of the replicas',
          example: '1',
          link: LINK,
        }),
        minAvailable: intOrString({
          doc: `How many Typhas must be left; a drain that would leave fewer waits.

The operator scales Typha with the number of nodes: a count that is as high as the number of replicas, or 100%, makes
nodes that run Typha impossible to drain.`,
          default: 'not used: the default is `maxUnavailable: 1`',
          format: 'a count, or a percentage of the replicas',
          example: '50%',
          link: LINK,
        }),
        unhealthyPodEvictionPolicy: string({
          doc: `Whether pods that are not ready may be evicted while the budget is used up.

The field needs Kubernetes 1.27 or newer, where it is on by default.`,
          default: 'as `IfHealthyBudget`, in Kubernetes',
          link: `${LINK}#unhealthy-pod-eviction-policy`,
          values: {
            IfHealthyBudget:
              'Only if enough other pods are healthy: protects a Typha that is starting, and can block the drain of a broken node.',
            AlwaysAllow: 'Always: a Typha that does not get ready never blocks a drain.',
          },
        }),
      },
    }),
  },
});
