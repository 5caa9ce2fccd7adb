import type { Json, JsonObject, KubeObject } from '../objects/object.ts';
import { at, isObject, listAt, numberAt, textAt } from '../objects/object.ts';
import type { ResourceKind } from './kinds.ts';

interface Column {
  readonly name: string;
  readonly type?: 'string' | 'integer';
  /** Shown by `-o wide` only. */
  readonly wide?: boolean;
  readonly value: (object: KubeObject) => Json;
}

/** A `meta.k8s.io/v1` Table, what `kubectl get` shows without `-o`. `include` says how much of each object goes along. */
export function table(
  kind: ResourceKind,
  objects: KubeObject[],
  include: string,
  header: boolean,
  metadata: JsonObject = {},
): JsonObject {
  const columns = columnsOf(kind);
  const columnDefinitions = columns.map(({ name, type, wide }) => ({
    name,
    type: type ?? 'string',
    format: name === 'Name' ? 'name' : '',
    description: '',
    priority: wide ? 1 : 0,
  }));
  const rows = objects.map((object) => ({
    cells: columns.map((column) => column.value(object)),
    object: include === 'None' ? undefined : include === 'Object' ? object : partial(object),
  }));
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: header ? columnDefinitions : [],
    rows,
  };
}

function partial({ metadata }: KubeObject): JsonObject {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata };
}

const NAME: Column = { name: 'Name', value: (object) => object.metadata.name };
const AGE: Column = { name: 'Age', value: (object) => age(object.metadata.creationTimestamp) };

function columnsOf(kind: ResourceKind): Column[] {
  return [
    NAME,
    ...(COLUMNS[kind.kind] ?? []),
    ...(kind.kind === 'TigeraStatus' ? [] : [AGE]),
    ...(WIDE[kind.kind] ?? []),
  ];
}

const count = (name: string, ...path: string[]): Column => ({
  name,
  type: 'integer',
  value: (object) => numberAt(object, ...path),
});
const text = (name: string, ...path: string[]): Column => ({
  name,
  value: (object) => textAt(object, ...path) || '<none>',
});
const containers = (path: string[], field: string) => (object: KubeObject) =>
  listAt(object, ...path)
    .map((container) => textAt(container, field))
    .join(',');

const COLUMNS: { [kind: string]: Column[] } = {
  Namespace: [{ name: 'Status', value: () => 'Active' }],
  ConfigMap: [{ name: 'Data', value: (object) => Object.keys(at(object, 'data') ?? {}).length }],
  Node: [
    {
      name: 'Status',
      value: (object) => (condition(object, 'Ready', 'status') === 'True' ? 'Ready' : 'NotReady'),
    },
    { name: 'Roles', value: () => '<none>' },
  ],
  Pod: [
    { name: 'Ready', value: readyContainers },
    { name: 'Status', value: podStatus },
    {
      name: 'Restarts',
      value: (object) => String(numberAt(object, 'status', 'containerStatuses', 0, 'restartCount')),
    },
  ],
  Event: [
    text('Type', 'type'),
    text('Reason', 'reason'),
    text('Object', 'involvedObject', 'name'),
    text('Message', 'message'),
  ],
  DaemonSet: [
    count('Desired', 'status', 'desiredNumberScheduled'),
    count('Current', 'status', 'currentNumberScheduled'),
    count('Ready', 'status', 'numberReady'),
    count('Up-to-date', 'status', 'updatedNumberScheduled'),
    count('Available', 'status', 'numberAvailable'),
    { name: 'Node Selector', value: selector('spec', 'template', 'spec', 'nodeSelector') },
  ],
  Deployment: [
    {
      name: 'Ready',
      value: (object) =>
        `${numberAt(object, 'status', 'readyReplicas')}/${numberAt(object, 'spec', 'replicas')}`,
    },
    count('Up-to-date', 'status', 'updatedReplicas'),
    count('Available', 'status', 'availableReplicas'),
  ],
  TigeraStatus: [
    { name: 'Available', value: (object) => condition(object, 'Available', 'status') },
    { name: 'Progressing', value: (object) => condition(object, 'Progressing', 'status') },
    { name: 'Degraded', value: (object) => condition(object, 'Degraded', 'status') },
    { name: 'Since', value: (object) => age(condition(object, 'Available', 'lastTransitionTime')) },
  ],
};

const TEMPLATE = ['spec', 'template', 'spec', 'containers'];
const WORKLOAD_WIDE: Column[] = [
  { name: 'Containers', wide: true, value: containers(TEMPLATE, 'name') },
  { name: 'Images', wide: true, value: containers(TEMPLATE, 'image') },
  { name: 'Selector', wide: true, value: selector('spec', 'selector', 'matchLabels') },
];

const WIDE: { [kind: string]: Column[] } = {
  Pod: [
    { ...text('IP', 'status', 'podIP'), wide: true },
    { ...text('Node', 'spec', 'nodeName'), wide: true },
  ],
  DaemonSet: WORKLOAD_WIDE,
  Deployment: WORKLOAD_WIDE,
};

function selector(...path: string[]): (object: KubeObject) => string {
  return (object) => {
    const labels = at(object, ...path);
    const pairs = isObject(labels) ? Object.entries(labels).map(([key, value]) => `${key}=${value}`) : [];
    return pairs.join(',') || '<none>';
  };
}

function readyContainers(pod: KubeObject): string {
  const statuses = listAt(pod, 'status', 'containerStatuses');
  return `${statuses.filter((status) => at(status, 'ready') === true).length}/${listAt(pod, 'spec', 'containers').length}`;
}

function podStatus(pod: KubeObject): string {
  if (pod.metadata.deletionTimestamp) return 'Terminating';
  return (
    textAt(pod, 'status', 'containerStatuses', 0, 'state', 'waiting', 'reason') ||
    textAt(pod, 'status', 'phase') ||
    'Pending'
  );
}

function condition(object: KubeObject, type: string, field: string): string {
  const found = listAt(object, 'status', 'conditions').find((one) => textAt(one, 'type') === type);
  return textAt(found, field);
}

/** `12s`, `5m`, `3h`, `2d`: how long ago, in the one unit that fits. */
function age(timestamp: string | undefined): string {
  if (!timestamp) return '<unknown>';
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(timestamp)) / 1000));
  if (seconds < 120) return `${seconds}s`;
  if (seconds < 2 * 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 2 * 86_400) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}
