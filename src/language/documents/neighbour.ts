import { childOf, stringAt, type YamlNode } from '../syntax/node.ts';
import type { Path } from '../text/path.ts';
import type { ResourceHandle } from '../text/problem.ts';
import type { Part } from './installations.ts';
import { toKnownJson } from './known-json.ts';

/**
 * An object beside the Installation that its verdict depends on: FelixConfiguration, IPPool, IPAMConfiguration, the
 * ConfigMap that names the API server, pod, workload.
 */
export interface Neighbour extends ResourceHandle {
  readonly apiVersion: string;
  readonly namespace: string | undefined;
  /** The whole object, as JSON. */
  readonly value: unknown;
  readonly root: YamlNode;
  /** Where `root` stands in its document. */
  readonly path: Path;
  /** How places of the object become places of the document, where that is not simply below `path`. */
  readonly parts?: readonly Part[];
}

/** Without one of these words a document holds no neighbour. */
export const MENTIONS_NEIGHBOUR =
  /(?:\bFelixConfiguration|defaultFelixConfiguration|\bIPPool|IPAMConfiguration|allowedSourcePrefixes|kubernetes-services-endpoint)\b/;

const CALICO_KINDS = new Set(['FelixConfiguration', 'IPPool', 'IPAMConfiguration']);
/** The address of the API server, for nodes that cannot use kube-proxy (read by the operator in its own namespace). */
const SERVICES_ENDPOINT = 'kubernetes-services-endpoint';
const WORKLOAD_KINDS = new Set([
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
]);

/** The object as a neighbour, or undefined for an object of another kind. */
export function asNeighbour(root: YamlNode, path: Path): Neighbour | undefined {
  const kind = stringAt(root, 'kind');
  const apiVersion = stringAt(root, 'apiVersion');
  if (kind === undefined || apiVersion === undefined) return undefined;
  const isCalico = CALICO_KINDS.has(kind) && /^(?:crd\.)?projectcalico\.org\//.test(apiVersion);
  const metadata = childOf(root, 'metadata');
  const isEndpoint = kind === 'ConfigMap' && stringAt(metadata, 'name') === SERVICES_ENDPOINT;
  if (!isCalico && !WORKLOAD_KINDS.has(kind) && !isEndpoint) return undefined;
  return {
    kind,
    apiVersion,
    name: stringAt(metadata, 'name') ?? '',
    namespace: stringAt(metadata, 'namespace'),
    value: toKnownJson(root),
    root,
    path,
  };
}
