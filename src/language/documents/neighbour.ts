import type { YamlNode } from '../syntax/node.ts';
import type { ResourceHandle } from '../text/problem.ts';

/** An object beside the Installation that its verdict depends on: FelixConfiguration, IPPool, pod, workload. */
export interface Neighbour extends ResourceHandle {
  readonly apiVersion: string;
  readonly namespace: string | undefined;
  /** The whole object, as JSON. */
  readonly value: unknown;
  readonly root: YamlNode;
}
