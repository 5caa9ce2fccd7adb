import type { JsonObject } from '../objects/object.ts';
import { KUBERNETES_VERSION } from './discovery.ts';
import type { ResourceKind } from './kinds.ts';
import { groupPath } from './kinds.ts';
import type { Schema } from './schema.ts';

const INFO = { title: 'Kubernetes', version: KUBERNETES_VERSION };
const METADATA = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** `/openapi/v2`: what kubectl reads to validate, to explain, and to learn which writes know dry runs. */
export function openApiV2(kinds: readonly ResourceKind[]): JsonObject {
  const schemas = definitions(kinds, '#/definitions/');
  return { swagger: '2.0', info: INFO, paths: paths(kinds, { type: 'string' }), definitions: schemas };
}

/** `/openapi/v3`: the address of each group's document. */
export function openApiV3Index(kinds: readonly ResourceKind[]): JsonObject {
  const groups = [...new Set(kinds.map((kind) => groupPath(kind).slice(1)))];
  const entries = groups.map((group) => [group, { serverRelativeURL: `/openapi/v3/${group}?hash=embedded` }]);
  return { paths: Object.fromEntries(entries) };
}

/** `/openapi/v3/GROUP`; undefined for a group that is not served. */
export function openApiV3(kinds: readonly ResourceKind[], group: string): JsonObject | undefined {
  const served = kinds.filter((kind) => groupPath(kind).slice(1) === group);
  if (!served.length) return undefined;
  const schemas = definitions(served, '#/components/schemas/');
  return {
    openapi: '3.0.0',
    info: INFO,
    paths: paths(served, { schema: { type: 'string' } }),
    components: { schemas },
  };
}

function paths(kinds: readonly ResourceKind[], type: JsonObject): JsonObject {
  const written: JsonObject = {};
  const parameters = ['dryRun', 'fieldManager', 'fieldValidation'].map((name) => ({
    name,
    in: 'query',
    ...type,
  }));
  for (const kind of kinds) {
    const base = `${groupPath(kind)}${kind.namespaced ? '/namespaces/{namespace}' : ''}/${kind.plural}`;
    const operation = (action: string) => ({
      'x-kubernetes-action': action,
      'x-kubernetes-group-version-kind': gvk(kind),
      parameters,
      responses: {},
    });
    written[base] = { get: operation('list'), post: operation('post') };
    written[`${base}/{name}`] = {
      get: operation('get'),
      put: operation('put'),
      patch: operation('patch'),
      delete: operation('delete'),
    };
  }
  return written;
}

function definitions(kinds: readonly ResourceKind[], prefix: string): { [name: string]: JsonObject } {
  const text: Schema = { type: 'string' };
  const described = kinds.map((kind) => {
    // The built-in kinds have no structure here; a map without named fields passes every client's validation.
    const free: { [name: string]: Schema } = { spec: { type: 'object' }, status: { type: 'object' } };
    const content = kind.schema.properties ?? (STRUCTURELESS.includes(kind.kind) ? undefined : free);
    const envelope = { apiVersion: text, kind: text, metadata: { $ref: `${prefix}${METADATA}` } };
    const schema: Schema = {
      description: `${kind.kind} as the embedded cluster serves it.`,
      type: 'object',
      properties: content && { ...content, ...envelope },
      'x-kubernetes-group-version-kind': [gvk(kind)],
    };
    return [definitionName(kind), schema];
  });
  return {
    ...Object.fromEntries(described),
    [METADATA]: { type: 'object', description: 'Name, labels and the like.' },
  };
}

/** Kinds whose content is neither in `spec` nor in `status`. */
const STRUCTURELESS = ['Event', 'ConfigMap'];

function definitionName(kind: ResourceKind): string {
  const reversed = (kind.group || 'core.api.k8s.io').split('.').reverse().join('.');
  return `${reversed}.${kind.version}.${kind.kind}`;
}

function gvk(kind: ResourceKind): JsonObject {
  return { group: kind.group, version: kind.version, kind: kind.kind };
}
