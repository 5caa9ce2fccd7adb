import { integer, list } from '../../field.ts';
import { topologySpreadConstraint } from '../kubernetes/topology-spread-constraint.ts';
import { reference } from '../reference.ts';
import { containers, initContainers } from './containers.ts';
import { deploymentStrategy } from './deployment-strategy.ts';
import { workload } from './workload.ts';

const RESTART = `Replaces the Typha pods, as \`strategy\` says. calico-node reconnects to the pods that are there;
policy and routes stay in force meanwhile. Old pods shed their clients over the grace period, so a rollout takes
minutes.`;

export const typhaDeployment = workload({
  doc: `Overrides of the Deployment \`calico-typha\` in the namespace \`calico-system\`: the fan-out between the API
server and calico-node.

The number of replicas is not here: the operator scales Typha with the number of nodes. Everything not said here stays
as the operator sets it.`,
  effect: RESTART,
  link: reference('TyphaDeployment'),
  example: `spec:
  template:
    spec:
      containers:
        - name: calico-typha
          resources: { requests: { cpu: 100m, memory: 128Mi } }`,
  versions: '3.24.0..',
  subject: 'the Deployment `calico-typha`',
  pods: 'Typha',
  restart: RESTART,
  affinity: {
    note: `That includes the anti-affinity that spreads Typha over zones, and everything from the deprecated
\`typhaAffinity\`. Typha uses the network and a port of its host, so there is at most one on a node.`,
    default: `that of \`typhaAffinity\` if given (on AKS the operator fills it in to avoid virtual nodes), and a preference for zones without Typha`,
  },
  nodeSelector: {
    note: `With fewer fitting nodes than replicas, the rest stay Pending, because each needs a node of its own.`,
    default: '`kubernetes.io/os: linux`',
  },
  tolerations: {
    note: `\`controlPlaneTolerations\` count no more then. Typha must find nodes while the cluster is not ready yet:
with taints on all nodes and a narrow list, calico-node has nothing to connect to.`,
    default: '`controlPlaneTolerations` if given, otherwise every taint is tolerated',
  },
  spec: { strategy: deploymentStrategy() },
  pod: {
    containers: containers({
      pods: 'Typha',
      default: 'calico-typha without requests and limits',
      example: '[{ name: calico-typha, resources: { requests: { cpu: 100m, memory: 128Mi } } }]',
      note: 'Memory grows with the number of pods, policies and endpoints in the cluster: leave room in a limit.',
      names: {
        'calico-typha': 'The only container: watches the API server once for many nodes. Always rendered.',
      },
    }),
    initContainers: initContainers({
      pods: 'Typha',
      default: 'init containers without requests and limits',
      example:
        '[{ name: typha-certs-key-cert-provisioner, resources: { requests: { cpu: 10m, memory: 32Mi } } }]',
      note: 'Of the list of an overlay that has a base, no more entries count than the overlay has under `containers`.',
      names: {
        'typha-certs-key-cert-provisioner':
          "Requests Typha's server certificate. Rendered only with `certificateManagement`.",
      },
    }),
    terminationGracePeriodSeconds: integer({
      doc: `How long a Typha that is being stopped may take to hand its clients over.

Typha disconnects them evenly over this time, so that they do not all ask the others at once; the operator tells it
the value. Shorter makes rollouts and node drains faster and the load in that time steeper. A value of more than 500
also raises the Deployment's progress deadline, to 1.2 times the period. Negative values are refused by the operator;
with 0 the pods are killed at once.`,
      default: '300',
      format: 'seconds, 0 or more',
      example: '120',
      versions: '3.24.6..',
      bits: 64,
    }),
    topologySpreadConstraints: list({
      doc: `How evenly Typha is spread over zones, hosts or other groups of nodes.

The list replaces all constraints on the pods. Constraints need a \`labelSelector\` for Typha's own pods (\`k8s-app:
calico-typha\`) to have an effect. Spreading over hosts is not needed: Typha's host port allows one on a node as it
is.

In an overlay it is lost when the base has anything below \`spec.template.spec\`: write it in the base.`,
      default: 'none; the default affinity prefers zones without Typha',
      example:
        '[{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { k8s-app: calico-typha } } }]',
      link: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
      versions: '3.25.0..',
      items: topologySpreadConstraint(),
    }),
  },
});
