import { isDeepStrictEqual } from 'node:util';
import { isRecord, type Json } from '../live-object.ts';

/** A place in an object, from its root. */
export type Path = readonly (string | number)[];

/** A change at a place; without a value it is taken out. */
export interface PathChange {
  readonly path: Path;
  readonly value?: Json;
}

/**
 * What makes `to` of `from`, at the deepest places. Lists of the same length are compared item by item, others are
 * one value.
 */
export function difference(from: Json | undefined, to: Json | undefined, path: Path = []): PathChange[] {
  if (isDeepStrictEqual(from, to)) return [];
  if (to === undefined) return [{ path }];
  if (isRecord(from) && isRecord(to)) {
    const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
    return [...keys].flatMap((key) => difference(own(from, key), own(to, key), [...path, key]));
  }
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return to.flatMap((item: Json, index) => difference(from[index] as Json, item, [...path, index]));
  }
  return [{ path, value: to }];
}

/** The value with changes made to it: the inverse of `difference`. */
export function changed(value: Json, changes: readonly PathChange[]): Json {
  return changes.reduce<Json>((so, change) => changedAt(so, change.path, change.value) ?? null, value);
}

/** Undefined, in a list too, for what is taken out. */
function changedAt(value: Json | undefined, path: Path, to: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (typeof step === 'number') {
    const list: Json[] = Array.isArray(value) ? [...value] : [];
    list[step] = changedAt(list[step], rest, to) ?? null;
    return list;
  }
  const entries = new Map(Object.entries(isRecord(value) ? value : {}));
  const inner = changedAt(entries.get(step), rest, to);
  if (inner === undefined) entries.delete(step);
  else entries.set(step, inner);
  return Object.fromEntries(entries);
}

/** What two changes of one object both touch, and leave in different states: the places of the second. */
export function overlaps(
  ours: readonly PathChange[],
  theirs: readonly PathChange[],
): { readonly ours: PathChange; readonly theirs: PathChange }[] {
  return theirs.flatMap((their) =>
    ours
      .filter((our) => isWithin(our.path, their.path) || isWithin(their.path, our.path))
      .filter((our) => !isDeepStrictEqual(our, their))
      .map((our) => ({ ours: our, theirs: their })),
  );
}

/** As the API server writes it: `spec.calicoNetwork.ipPools[0].cidr`, `metadata.labels[a/b]`. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

export function isWithin(path: Path, ancestor: Path): boolean {
  return ancestor.length <= path.length && ancestor.every((step, index) => path[index] === step);
}

/** The value at a place, or undefined where the path leaves the object. */
export function valueAt(value: Json, path: Path): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)] as Json | undefined;
    else here = isRecord(here) ? own(here, String(step)) : undefined;
  }
  return here;
}

/** Not what every object has by birth: a key may be called `constructor`. */
export function own(record: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
