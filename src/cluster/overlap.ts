import { at } from './at.ts';
import { isRecord, type Json } from './live-object.ts';

/** A field that both sides have changed, and not to the same. A value that is not there is undefined. */
export interface Overlap {
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

/**
 * Compares an object as it was (`before`) with what two sides have made of it, field by field. A list is one value,
 * because a merge patch replaces it as a whole; so is an object that one side has removed. `null` is no value, as in
 * a merge patch. In the order in which the fields come.
 */
export function overlaps(before: Json, mine: Json, theirs: Json): Overlap[] {
  return compare([], before, mine, theirs);
}

/**
 * Of the overlaps that a user has seen, those where mine is what it was before again, so that there is no change of
 * mine left to write, while theirs is still another. With theirs as it is now.
 */
export function givenUp(seen: readonly Overlap[], mine: Json, theirs: Json): Overlap[] {
  return seen
    .filter(({ path, before }) => {
      const now = at(theirs, ...path);
      return isSameValue(at(mine, ...path), before) && !isSameValue(now, before);
    })
    .map((overlap) => ({ ...overlap, mine: overlap.before, theirs: at(theirs, ...overlap.path) }));
}

/** Two values mean the same, whatever the order of their keys. */
export function isSameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item: Json, index) => isSameValue(item, other[index]));
  }
  if (isRecord(one) && isRecord(other)) {
    return keysOf(one, other).every((key) => isSameValue(fieldOf(one, key), fieldOf(other, key)));
  }
  return (one ?? null) === (other ?? null);
}

/** A path as the API server writes it: `spec.calicoNetwork.bgp`, `metadata.labels[a.b/c]`. */
export function fieldName(path: readonly string[]): string {
  return path
    .map((key, index) => (/^[\w-]+$/.test(key) ? (index === 0 ? key : `.${key}`) : `[${key}]`))
    .join('');
}

function compare(
  path: readonly string[],
  before: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
): Overlap[] {
  if (isSameValue(mine, before) || isSameValue(theirs, before) || isSameValue(mine, theirs)) return [];
  const wasObject = before === undefined || isRecord(before);
  if (!wasObject || !isRecord(mine) || !isRecord(theirs)) return [{ path, before, mine, theirs }];
  return keysOf(mine, theirs, before ?? {}).flatMap((key) =>
    compare([...path, key], fieldOf(before, key), fieldOf(mine, key), fieldOf(theirs, key)),
  );
}

type Fields = { readonly [key: string]: Json };

function keysOf(...objects: readonly Fields[]): string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))];
}

function fieldOf(object: Fields | undefined, key: string): Json | undefined {
  return object && Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined;
}
