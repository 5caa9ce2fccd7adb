import { toJson } from '../syntax/locate.ts';
import { childOf, stringAt, type YamlNode } from '../syntax/node.ts';
import type { Path } from '../text/path.ts';
import type { ResourceHandle } from '../text/problem.ts';

/** An object beside the Installation that its verdict depends on: FelixConfiguration, IPPool, pod, workload. */
export interface Neighbour extends ResourceHandle {
  readonly apiVersion: string;
  readonly namespace: string | undefined;
  /** The whole object, as JSON. */
  readonly value: unknown;
  readonly root: YamlNode;
  /** Where `root` stands in its document. */
  readonly path: Path;
}

/** Without one of these words a document holds no neighbour. */
export const MENTIONS_NEIGHBOUR = /\b(?:FelixConfiguration|IPPool|allowedSourcePrefixes)\b/;

const CALICO_KINDS = new Set(['FelixConfiguration', 'IPPool']);
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
  if (!isCalico && !WORKLOAD_KINDS.has(kind)) return undefined;
  const metadata = childOf(root, 'metadata');
  return {
    kind,
    apiVersion,
    name: stringAt(metadata, 'name') ?? '',
    namespace: stringAt(metadata, 'namespace'),
    value: toJson(root),
    root,
    path,
  };
}
