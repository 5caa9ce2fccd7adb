import type { Json, JsonObject } from '../objects/object.ts';
import type { ResourceKind } from './kinds.ts';
import { groupVersion } from './kinds.ts';

/** The Kubernetes version that the cluster says it is. */
export const KUBERNETES_VERSION = 'v1.32.4';

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** Answers `/version`. */
export function versionInfo(): JsonObject {
  const [major, minor] = KUBERNETES_VERSION.slice(1).split('.');
  const build = { gitCommit: 'embedded', gitTreeState: 'clean', buildDate: '2025-01-01T00:00:00Z' };
  return {
    major,
    minor,
    gitVersion: KUBERNETES_VERSION,
    ...build,
    goVersion: 'none',
    compiler: 'none',
    platform: 'embedded',
  };
}

/** Answers `/api`: the version of the core group. */
export function coreVersions(): JsonObject {
  return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
}

/** Answers `/apis`: the named groups. */
export function groupList(kinds: readonly ResourceKind[]): JsonObject {
  const groups = groupsOf(kinds)
    .filter(Boolean)
    .map((group) => {
      const version = { groupVersion: `${group}/v1`, version: 'v1' };
      return { name: group, versions: [version], preferredVersion: version };
    });
  return { kind: 'APIGroupList', apiVersion: 'v1', groups };
}

/** Answers `/api/v1` and `/apis/GROUP/VERSION`; undefined for a group that is not served. */
export function resourceList(kinds: readonly ResourceKind[], wanted: string): JsonObject | undefined {
  const served = kinds.filter((kind) => groupVersion(kind) === wanted);
  if (wanted === ACCESS_GROUP) return list(wanted, ACCESS_REVIEWS.map(reviewResource));
  return served.length ? list(wanted, served.flatMap(legacyResources)) : undefined;
}

/** Answers `/api` and `/apis` in the aggregated form that newer clients ask for. */
export function aggregated(kinds: readonly ResourceKind[], core: boolean, version: string): JsonObject {
  const groups = groupsOf(kinds).filter((group) => (group === '') === core);
  const items = groups.map((group) => ({
    metadata: { name: group || undefined },
    versions: [{ version: 'v1', freshness: 'Current', resources: aggregatedResources(kinds, group) }],
  }));
  return { kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${version}`, metadata: {}, items };
}

const ACCESS_GROUP = 'authorization.k8s.io/v1';
const ACCESS_REVIEWS = ['SelfSubjectAccessReview', 'SelfSubjectRulesReview'];

function groupsOf(kinds: readonly ResourceKind[]): string[] {
  return [...new Set([...kinds.map((kind) => kind.group), 'authorization.k8s.io'])];
}

function list(wanted: string, resources: JsonObject[]): JsonObject {
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: wanted, resources };
}

function reviewResource(kind: string): JsonObject {
  return {
    name: `${kind.toLowerCase()}s`,
    singularName: kind.toLowerCase(),
    namespaced: false,
    kind,
    verbs: ['create'],
  };
}

function legacyResources(kind: ResourceKind): JsonObject[] {
  const { plural, namespaced } = kind;
  const resource = {
    name: plural,
    singularName: kind.kind.toLowerCase(),
    namespaced,
    kind: kind.kind,
    verbs: VERBS,
  };
  const status = {
    name: `${plural}/status`,
    singularName: '',
    namespaced,
    kind: kind.kind,
    verbs: ['get', 'patch', 'update'],
  };
  const short = kind.shortNames ? { shortNames: [...kind.shortNames] } : {};
  return [{ ...resource, ...short }, ...(kind.status ? [status] : [])];
}

function aggregatedResources(kinds: readonly ResourceKind[], group: string): Json[] {
  if (group === 'authorization.k8s.io') {
    return ACCESS_REVIEWS.map((kind) => aggregatedResource(group, kind, reviewResource(kind)));
  }
  return kinds
    .filter((kind) => kind.group === group)
    .map((kind) => {
      const [resource, status] = legacyResources(kind);
      const subresources = status
        ? [{ subresource: 'status', responseKind: responseKind(group, kind.kind), verbs: status.verbs }]
        : undefined;
      return { ...aggregatedResource(group, kind.kind, resource!), subresources };
    });
}

function aggregatedResource(group: string, kind: string, legacy: JsonObject): JsonObject {
  return {
    resource: legacy.name,
    responseKind: responseKind(group, kind),
    scope: legacy.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: legacy.singularName,
    shortNames: legacy.shortNames,
    verbs: legacy.verbs,
  };
}

function responseKind(group: string, kind: string): JsonObject {
  return { group, version: 'v1', kind };
}
