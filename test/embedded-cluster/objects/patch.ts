import jsonPatch, { type Operation } from 'fast-json-patch';
import mergePatch from 'json-merge-patch';
import { ApiError, badRequest } from '../api/api-error.ts';
import type { ResourceKind } from '../api/kinds.ts';
import { topology } from '../api/schema.ts';
import type { Json, JsonObject, KubeObject } from './object.ts';
import { isObject } from './object.ts';

export const APPLY_PATCH = 'application/apply-patch+yaml';

/** The object with the patch applied. Throws what the API server answers for a patch that cannot be applied. */
export function patched(kind: ResourceKind, live: KubeObject, contentType: string, body: string): KubeObject {
  const patch = parsePatch(body);
  const target = structuredClone(live);
  switch (contentType) {
    case 'application/merge-patch+json':
      return mergePatch.apply(target, patch) as KubeObject;
    case 'application/json-patch+json':
      return byJsonPatch(target, patch);
    case 'application/strategic-merge-patch+json':
      if (!kind.custom && isObject(patch)) return strategicMerge(target, patch) as KubeObject;
  }
  const accepted = [
    'application/json-patch+json',
    'application/merge-patch+json',
    ...(kind.custom ? [] : ['application/strategic-merge-patch+json']),
    APPLY_PATCH,
  ];
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`;
  throw new ApiError(415, 'UnsupportedMediaType', message);
}

function parsePatch(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch (error) {
    throw badRequest(`error decoding patch: ${(error as Error).message}`);
  }
}

function byJsonPatch(target: KubeObject, patch: Json): KubeObject {
  try {
    const operations = patch as unknown as Operation[];
    return jsonPatch.applyPatch(target, operations, true).newDocument;
  } catch {
    const message = 'the server rejected our request due to an error in our request';
    throw new ApiError(422, 'Invalid', message);
  }
}

/**
 * Strategic merge patch for the built-in kinds: lists of named items merge by their key, `$patch: delete` and
 * `$patch: replace` are honoured. The directives that only order or thin out lists are ignored.
 */
function strategicMerge(target: JsonObject, patch: JsonObject): JsonObject {
  if (patch.$patch === 'replace') return withoutDirectives(patch);
  for (const [key, value] of Object.entries(withoutDirectives(patch))) {
    const old = target[key];
    if (value === null) delete target[key];
    else if (isObject(value)) target[key] = strategicMerge(isObject(old) ? old : {}, value);
    else if (Array.isArray(value)) target[key] = mergedList(Array.isArray(old) ? old : [], value, key);
    else target[key] = value;
  }
  return target;
}

function mergedList(old: Json[], patch: Json[], name: string): Json[] {
  const shape = topology(patch, undefined, name);
  if (shape.merge !== 'keys') return patch;
  const same = (a: Json, b: Json) =>
    shape.keys.every((key) => isObject(a) && isObject(b) && a[key] === b[key]);
  let merged = [...old];
  for (const item of patch as JsonObject[]) {
    const index = merged.findIndex((candidate) => same(candidate, item));
    const found = merged[index];
    if (item.$patch === 'delete') merged = merged.filter((candidate) => !same(candidate, item));
    else if (isObject(found)) merged[index] = strategicMerge(found, item);
    else merged.push(strategicMerge({}, item));
  }
  return merged;
}

function withoutDirectives(patch: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(patch).filter(([key]) => !key.startsWith('$')));
}
