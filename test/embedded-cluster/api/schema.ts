import type { Json, JsonObject } from '../objects/object.ts';
import { isObject } from '../objects/object.ts';

/** The part of an OpenAPI v3 schema, as CRDs write it, that this cluster reads. Other keywords are passed through. */
export interface Schema extends JsonObject {
  type?: string;
  properties?: { [name: string]: Schema };
  additionalProperties?: Schema;
  items?: Schema;
  required?: string[];
  enum?: Json[];
  default?: Json;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: string;
}

/** What every object has beside what its kind adds. */
export const ENVELOPE = ['apiVersion', 'kind', 'metadata'];

/** Finds the fields that the schema does not know and gives the object without them, as the API server prunes. */
export function prune<T extends Json>(value: T, schema: Schema, unknown: string[], path = ''): T {
  if (Array.isArray(value)) {
    if (!schema.items) return value;
    const items = schema.items;
    return value.map((item, index) => prune(item, items, unknown, `${path}[${index}]`)) as T;
  }
  if (!isObject(value) || schema['x-kubernetes-preserve-unknown-fields']) return value;
  const kept: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    const here = path ? `${path}.${key}` : key;
    const known = schema.properties?.[key] ?? schema.additionalProperties;
    if (child === undefined || (!path && ENVELOPE.includes(key))) kept[key] = child;
    else if (known) kept[key] = prune(child, known, unknown, here);
    else unknown.push(here);
  }
  return kept as T;
}

/** How a list or map merges: by its keys, as a whole, or field by field. */
export type Topology = { merge: 'atomic' | 'fields' | 'set' } | { merge: 'keys'; keys: string[] };

/**
 * How Kubernetes merges this value. Custom resources say it in their schema. The built-in kinds are served without a
 * schema; for them the field's name decides, with the merge keys of core/v1 and apps/v1.
 */
export function topology(value: Json | undefined, schema: Schema | undefined, field: string): Topology {
  if (isObject(value)) {
    const atomic =
      schema?.['x-kubernetes-map-type'] === 'atomic' || (schema === undefined && field === 'selector');
    return { merge: atomic ? 'atomic' : 'fields' };
  }
  if (!Array.isArray(value)) return { merge: 'atomic' };
  const declared = schema?.['x-kubernetes-list-type'];
  if (declared === 'map') return { merge: 'keys', keys: schema?.['x-kubernetes-list-map-keys'] ?? [] };
  if (declared === 'set' || field === 'finalizers') return { merge: 'set' };
  const keys = schema === undefined ? BUILT_IN_KEYS[field] : undefined;
  const keyed = keys && value.every((item) => isObject(item) && keys.every((key) => key in item));
  return keyed ? { merge: 'keys', keys } : { merge: 'atomic' };
}

/** The schema below a field; undefined where the parent says nothing about it. */
export function below(schema: Schema | undefined, key: string): Schema | undefined {
  return schema?.properties?.[key] ?? schema?.additionalProperties;
}

const BUILT_IN_KEYS: { [field: string]: string[] } = {
  containers: ['name'],
  initContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  imagePullSecrets: ['name'],
  volumeMounts: ['mountPath'],
  conditions: ['type'],
  ownerReferences: ['uid'],
  ports: ['containerPort'],
};
