import { AS_MERGE_PATCH, applyChanges, difference } from './difference.ts';
import { isRecord, type Json } from './live-object.ts';

/** The JSON merge patch (RFC 7386) that makes `to` of `from`; undefined where they say the same. */
export function mergePatch(from: Json | undefined, to: Json | undefined): Json | undefined {
  const changes = difference(from, to, AS_MERGE_PATCH);
  if (changes.length === 0) return undefined;
  return applyChanges(
    {},
    changes.map(({ path, value = null }) => ({ path, value })),
  );
}

/** What a merge patch makes of an object. */
export function withPatch(object: Json | undefined, patch: Json): Json {
  if (!isRecord(patch)) return patch;
  const result = new Map(Object.entries(isRecord(object) ? object : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, withPatch(result.get(key), value));
  }
  // A key `__proto__` is a key like any other.
  return Object.fromEntries(result);
}
