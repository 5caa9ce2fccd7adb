import type { Schema } from './schema.ts';

/** One kind of object that the cluster serves. */
export interface ResourceKind {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly shortNames?: readonly string[];
  readonly namespaced: boolean;
  /** Whether `status` is written through its own subresource only. */
  readonly status: boolean;
  /** Whether the server counts changes of the desired state in `metadata.generation`. */
  readonly generation: boolean;
  /** Custom resources know no strategic merge patch and are never updated without a resourceVersion. */
  readonly custom: boolean;
  readonly schema: Schema;
}

type Options = Partial<Pick<ResourceKind, 'shortNames' | 'namespaced' | 'status' | 'generation'>>;

/** The kinds of a cluster whose Installation has this structure (the CRD's OpenAPI v3 schema). */
export function resourceKinds(installation: Schema): ResourceKind[] {
  return [
    builtIn('', 'v1', 'Namespace', 'namespaces', { shortNames: ['ns'], status: true }),
    builtIn('', 'v1', 'Node', 'nodes', { shortNames: ['no'], status: true }),
    builtIn('', 'v1', 'Pod', 'pods', { shortNames: ['po'], namespaced: true, status: true }),
    builtIn('', 'v1', 'Event', 'events', { shortNames: ['ev'], namespaced: true }),
    builtIn('', 'v1', 'ConfigMap', 'configmaps', { shortNames: ['cm'], namespaced: true }),
    builtIn('', 'v1', 'Service', 'services', { shortNames: ['svc'], namespaced: true, status: true }),
    builtIn('', 'v1', 'ReplicationController', 'replicationcontrollers', { shortNames: ['rc'], ...WORKLOAD }),
    builtIn('apps', 'v1', 'DaemonSet', 'daemonsets', { shortNames: ['ds'], ...WORKLOAD }),
    builtIn('apps', 'v1', 'Deployment', 'deployments', { shortNames: ['deploy'], ...WORKLOAD }),
    builtIn('apps', 'v1', 'StatefulSet', 'statefulsets', { shortNames: ['sts'], ...WORKLOAD }),
    builtIn('apps', 'v1', 'ReplicaSet', 'replicasets', { shortNames: ['rs'], ...WORKLOAD }),
    builtIn('batch', 'v1', 'Job', 'jobs', WORKLOAD),
    builtIn('batch', 'v1', 'CronJob', 'cronjobs', { shortNames: ['cj'], ...WORKLOAD }),
    builtIn('apiextensions.k8s.io', 'v1', 'CustomResourceDefinition', 'customresourcedefinitions', {
      shortNames: ['crd', 'crds'],
      status: true,
      generation: true,
    }),
    custom('operator.tigera.io', 'Installation', 'installations', installation, true),
    custom('operator.tigera.io', 'TigeraStatus', 'tigerastatuses', TIGERA_STATUS, true),
    custom('crd.projectcalico.org', 'FelixConfiguration', 'felixconfigurations', FREE_SPEC, false),
    custom('crd.projectcalico.org', 'IPPool', 'ippools', FREE_SPEC, false),
    custom('crd.projectcalico.org', 'ClusterInformation', 'clusterinformations', FREE_SPEC, false),
  ];
}

/** `installations.operator.tigera.io`, or `pods`: the name that messages and CRDs use. */
export function qualifiedName(kind: Pick<ResourceKind, 'group' | 'plural'>): string {
  return kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
}

export function groupVersion(kind: Pick<ResourceKind, 'group' | 'version'>): string {
  return kind.group ? `${kind.group}/${kind.version}` : kind.version;
}

/** `/api/v1` or `/apis/apps/v1`. */
export function groupPath(kind: Pick<ResourceKind, 'group' | 'version'>): string {
  return kind.group ? `/apis/${groupVersion(kind)}` : `/api/${kind.version}`;
}

const WORKLOAD: Options = { namespaced: true, status: true, generation: true };

const FREE: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const FREE_SPEC: Schema = { type: 'object', properties: { spec: FREE, status: FREE } };

const TEXT: Schema = { type: 'string' };

const TIGERA_STATUS: Schema = {
  type: 'object',
  properties: {
    spec: { type: 'object' },
    status: {
      type: 'object',
      properties: {
        conditions: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              type: TEXT,
              status: TEXT,
              reason: TEXT,
              message: TEXT,
              lastTransitionTime: TEXT,
              observedGeneration: { type: 'integer' },
            },
            required: ['type', 'status', 'lastTransitionTime'],
          },
        },
      },
      required: ['conditions'],
    },
  },
};

function builtIn(
  group: string,
  version: string,
  kind: string,
  plural: string,
  options: Options,
): ResourceKind {
  const defaults = { namespaced: false, status: false, generation: false };
  return { group, version, kind, plural, ...defaults, ...options, custom: false, schema: FREE };
}

function custom(group: string, kind: string, plural: string, schema: Schema, status: boolean): ResourceKind {
  const fixed = { namespaced: false, generation: true, custom: true, version: 'v1' };
  return { group, kind, plural, ...fixed, status, schema };
}

/** The kinds that the cluster itself writes, by name. */
export type Kinds = { readonly [K in OwnKind]: ResourceKind };

type OwnKind =
  | 'Namespace'
  | 'Node'
  | 'Pod'
  | 'Event'
  | 'DaemonSet'
  | 'Deployment'
  | 'CustomResourceDefinition'
  | 'Installation'
  | 'TigeraStatus'
  | 'FelixConfiguration'
  | 'IPPool'
  | 'ClusterInformation';

export function byName(kinds: readonly ResourceKind[]): Kinds {
  return Object.fromEntries(kinds.map((kind) => [kind.kind, kind])) as Kinds;
}
