import type { Neighbour } from '../../../documents/neighbour.ts';
import type { ClusterFacts } from '../../../installation/cluster/facts.ts';
import { valueAt } from '../../../text/path.ts';
import type { Surroundings } from '../../rule.ts';

/** What is known of the ConfigMap that names the API server's address, and where the text holds it. */
export interface ServicesEndpoint {
  readonly state: ClusterFacts['servicesEndpointConfigMap'];
  readonly neighbour?: Neighbour;
}

/** The ConfigMap in the same text, else what the cluster is known to have. */
export function servicesEndpoint(cluster: ClusterFacts, { neighbours }: Surroundings): ServicesEndpoint {
  const neighbour = neighbours.find(
    ({ kind, name, namespace }) =>
      kind === 'ConfigMap' && name === 'kubernetes-services-endpoint' && namespace === 'tigera-operator',
  );
  if (!neighbour) return { state: cluster.servicesEndpointConfigMap };
  const has = (key: string): boolean => Boolean(valueAt(neighbour.value, ['data', key]));
  const complete = has('KUBERNETES_SERVICE_HOST') && has('KUBERNETES_SERVICE_PORT');
  return { state: complete ? 'complete' : 'incomplete', neighbour };
}
