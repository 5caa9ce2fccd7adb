import { CALICO_NODE } from '../calico-node.ts';
import { byLines, type ClusterCommand } from '../kubectl/command.ts';
import { isRecord, type Json, parseJson } from '../object/live-object.ts';

/** A pod of calico-node, as far as it shows how it runs. */
export interface NodePod {
  readonly name: string;
  readonly node: string;
  /** Of the template that it was made from. */
  readonly hash: string;
  /** That of the container calico-node; undefined where it has none. */
  readonly securityContext: { readonly [key: string]: Json } | undefined;
  readonly initContainers: readonly string[];
  readonly ready: boolean;
  /** Of all its containers together. */
  readonly restarts: number;
  readonly terminating: boolean;
}

/** Every calico-node pod, a line each. */
export const listNodePods: ClusterCommand<void, readonly NodePod[]> = {
  id: 'list-node-pods',
  effect: 'reads',
  scope: 'cluster',
  argv: () => [
    'get',
    'pods',
    `--namespace=${CALICO_NODE.namespace}`,
    `--selector=${CALICO_NODE.selector}`,
    `--output=jsonpath=${TEMPLATE}`,
    '--allow-missing-template-keys=true',
    '--ignore-not-found=false',
    '--watch=false',
    '--chunk-size=500',
  ],
  ...byLines(podOf),
};

const TEMPLATE = [
  '{range .items[*]}{.metadata.name}',
  '{.spec.nodeName}',
  '{.metadata.labels.controller-revision-hash}',
  '{.spec.containers[?(@.name=="calico-node")].securityContext}',
  '{.spec.initContainers[*].name}',
  '{.status.containerStatuses[*].ready}',
  '{.status.containerStatuses[*].restartCount}',
  '{.metadata.deletionTimestamp}{"\\n"}{end}',
].join('{"\\t"}');

function podOf(line: string): NodePod | undefined {
  const [name, node, hash, context, inits, ready, restarts, deleted] = line.split('\t');
  if (!name || deleted === undefined) return undefined;
  const securityContext = parseJson(context!);
  return {
    name,
    node: node!,
    hash: hash!,
    securityContext: isRecord(securityContext) ? securityContext : undefined,
    initContainers: words(inits!),
    ready: ready !== '' && words(ready!).every((one) => one === 'true'),
    restarts: words(restarts!).reduce((sum, one) => sum + (Number(one) || 0), 0),
    terminating: deleted !== '',
  };
}

function words(text: string): string[] {
  return text.split(' ').filter((one) => one !== '');
}
