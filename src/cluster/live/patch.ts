import { isDeepStrictEqual } from 'node:util';
import { isRecord, type Json, type LiveObject } from '../live-object.ts';
import { difference, own, type Path, type PathChange } from './difference.ts';

/** A JSON merge patch (RFC 7386) of what a user may change in an Installation. */
export interface LivePatch {
  readonly metadata?: { readonly [key: string]: Json };
  readonly spec?: { readonly [field: string]: Json };
}

/** What of `metadata` belongs to users. */
const OF_USERS: readonly string[] = ['labels', 'annotations', 'finalizers', 'ownerReferences'];

/** The patch that makes `mine` of `seen`; undefined where they say the same, as far as a user may change it. */
export function patchOf(seen: Json, mine: Json): LivePatch | undefined {
  const metadata = Object.fromEntries(
    OF_USERS.flatMap((key) => {
      const patch = partPatch(child(seen, 'metadata', key), child(mine, 'metadata', key));
      return patch === undefined ? [] : [[key, patch]];
    }),
  );
  const spec = partPatch(child(seen, 'spec'), child(mine, 'spec'));
  const patch: LivePatch = {
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
    ...(isRecord(spec) ? { spec } : {}),
  };
  return Object.keys(patch).length > 0 ? patch : undefined;
}

/**
 * What was changed and is not the user's to change: `status`, what the API server writes into `metadata`, and the
 * object's identity. What says the same as one of the states in `seen` is no change.
 */
export function refusedChanges(seen: readonly Json[], mine: Json): PathChange[] {
  const [first, ...others] = seen.map((state) => difference(protectedPart(state), protectedPart(mine)));
  if (!first) return [];
  return first.filter(({ path }) =>
    others.every((changes) => changes.some((one) => touches(one.path, path))),
  );
}

function touches(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return isDeepStrictEqual(one.slice(0, length), other.slice(0, length));
}

function protectedPart(object: Json): Json | undefined {
  if (!isRecord(object)) return object;
  const { spec: _, metadata, ...rest } = object;
  if (!isRecord(metadata)) return metadata === undefined ? rest : { ...rest, metadata };
  const kept = Object.entries(metadata).filter(([key]) => !OF_USERS.includes(key));
  return withoutNulls({ ...rest, metadata: Object.fromEntries(kept) });
}

/**
 * A map that is gone is one without keys: what was seen of it is taken out, and what was not, like the annotation that
 * `kubectl apply` keeps for itself, stays.
 */
function partPatch(from: Json | undefined, to: Json | undefined): Json | undefined {
  return mergePatch(from, isRecord(from) && (to === undefined || to === null) ? {} : to);
}

/** Undefined for no change. In a merge patch null takes out; as a value the API server has none. */
function mergePatch(from: Json | undefined, to: Json | undefined): Json | undefined {
  const before = from === undefined ? undefined : withoutNulls(from);
  const after = to === undefined ? undefined : withoutNulls(to);
  if (isDeepStrictEqual(before, after)) return undefined;
  if (after === undefined) return null;
  if (!isRecord(before) || !isRecord(after)) return after;
  const patch: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const inner = mergePatch(own(before, key), own(after, key));
    if (inner !== undefined) define(patch, key, inner);
  }
  return patch;
}

/** What a merge patch makes of an object. */
export function applied(object: Json | undefined, patch: Json): Json {
  if (!isRecord(patch)) return patch;
  const result: Record<string, Json> = isRecord(object) ? { ...object } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else define(result, key, applied(own(result, key), value));
  }
  return result;
}

/** What a patch adds or changes and an answer of the API server does not have: it was thrown away there. */
export function lostIn(patch: LivePatch, after: LiveObject): Path[] {
  return lost(patch as Json, after as unknown as Json, []);
}

function lost(patch: Json, after: Json | undefined, path: Path): Path[] {
  if (patch === null) return [];
  if (isRecord(patch)) {
    if (!isRecord(after)) return Object.keys(patch).length === 0 ? [] : [path];
    return Object.entries(patch).flatMap(([key, value]) => lost(value, own(after, key), [...path, key]));
  }
  if (after === undefined) return [path];
  if (!Array.isArray(patch) || !Array.isArray(after)) return [];
  return (patch as readonly Json[]).flatMap((item, index) =>
    lost(item, after[index] as Json, [...path, index]),
  );
}

/** A key that holds null is a key that is not there; an item of a list is one all the same. */
function withoutNulls(value: Json | undefined): Json | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item: Json) => withoutNulls(item) ?? null);
  if (!isRecord(value)) return value;
  const result: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    const kept = withoutNulls(inner);
    if (kept !== undefined) define(result, key, kept);
  }
  return result;
}

function child(object: Json, ...path: readonly string[]): Json | undefined {
  let here: Json | undefined = object;
  for (const key of path) here = isRecord(here) ? own(here, key) : undefined;
  return here;
}

/** A key `__proto__` is a key like any other. */
function define(record: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}
