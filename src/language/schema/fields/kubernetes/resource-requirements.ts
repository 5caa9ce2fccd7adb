import { list, map, type ObjectField, object, string } from '../../field.ts';
import { quantity } from './quantity.ts';
import type { TypeUse } from './type-use.ts';

const LINK = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

/** What a container asks for and may use at most. */
export function resourceRequirements(use: TypeUse = {}): ObjectField {
  return object({
    doc: `CPU, memory and other resources of the container: what it is guaranteed and what it may use at most.

Names are \`cpu\`, \`memory\`, \`ephemeral-storage\`, \`hugepages-<size>\` and extended resources with a domain
(\`vendor.example/device\`); any other name is refused by the operator. A request must not exceed its limit. Hugepages
and extended resources cannot be overcommitted: there request and limit must be equal, and a limit is needed.`,
    example: '{ requests: { cpu: 250m, memory: 128Mi }, limits: { memory: 512Mi } }',
    link: LINK,
    ...use,
    type: 'ResourceRequirements',
    properties: RESOURCE_REQUIREMENTS,
  });
}

const RESOURCE_REQUIREMENTS = {
  limits: map({
    doc: `The most that the container may use, by resource.

CPU above the limit is throttled, which on calico-node and Typha shows as slow policy programming and failing probes;
memory above it kills the container. Without a limit the container may use what the node has.`,
    default: 'no limit, unless a LimitRange of the namespace sets one',
    format: 'resource name to quantity',
    example: '{ memory: 512Mi }',
    link: LINK,
    values: quantity({ doc: 'The most that the container may use of this resource.' }),
  }),
  requests: map({
    doc: `What the scheduler reserves for the container on a node, by resource.

The sum of the requests decides whether the pod fits. A pod of a DaemonSet whose request does not fit stays Pending on
that node, so a high request for calico-node can leave a full node without networking. Where a resource has a limit
and no request, Kubernetes takes the limit as the request.`,
    default: 'the limit of the same resource, otherwise none',
    format: 'resource name to quantity',
    example: '{ cpu: 250m, memory: 128Mi }',
    link: LINK,
    values: quantity({ doc: 'What is reserved of this resource.' }),
  }),
  claims: list({
    doc: `Devices claimed through dynamic resource allocation that this container uses.

Each name must be one of the pod's own \`resourceClaims\`. The overrides have no field to declare those, so in an
Installation an entry here has nothing to refer to.`,
    versions: '3.26.0..3.26.2, 3.27.0..',
    link: 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/',
    keyedBy: ['name'],
    items: object({
      doc: 'One claim of the pod that this container uses.',
      properties: {
        name: string({
          doc: 'Name of an entry in `resourceClaims` of the pod; once per container.',
          required: true,
        }),
        request: string({
          doc: 'Which request of the claim the container gets.',
          default: 'everything that the claim holds',
          versions: '3.30.0..',
        }),
      },
    }),
  }),
};
