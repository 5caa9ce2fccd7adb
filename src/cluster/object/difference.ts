import { isDeepStrictEqual } from 'node:util';
import { pairItems } from './items.ts';
import { isRecord, type Json } from './live-object.ts';
import { type ItemStep, own, type Path } from './path.ts';

/** What counts as a change. */
export interface Comparing {
  /** A list is one value, or lists of the same length are compared item by item. */
  readonly lists: 'whole' | 'byIndex';
  /** A key that holds null is a key that is not there; an item of a list is one all the same. */
  readonly nullIsAbsent: boolean;
}

/** Of objects that somebody writes as texts, where each item of a list has its place, and null can be written. */
export const AS_TEXT: Comparing = { lists: 'byIndex', nullIsAbsent: false };

/** Of what a merge patch (RFC 7386) can say: it replaces lists whole, and null takes out. */
export const AS_MERGE_PATCH: Comparing = { lists: 'whole', nullIsAbsent: true };

/** A change at a place; without a value it is taken out. */
export interface PathChange {
  readonly path: Path;
  readonly value?: Json;
}

/** What makes `to` of `from`, at the deepest places. What is there on one side only is one value. */
export function difference(
  from: Json | undefined,
  to: Json | undefined,
  { lists, nullIsAbsent }: Comparing = AS_TEXT,
): PathChange[] {
  const [before, after] = nullIsAbsent ? [withoutNulls(from), withoutNulls(to)] : [from, to];
  return differingPlaces(before, after, { lists, lonelyMaps: 'whole' }).map(({ path, after: value }) => ({
    path: path as Path,
    ...(value === undefined ? {} : { value }),
  }));
}

/** The value with changes made to it: the inverse of `difference`. */
export function applyChanges(value: Json, changes: readonly PathChange[]): Json {
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

/** The value without the keys that hold null; undefined for null itself. */
export function withoutNulls(value: Json | undefined): Json | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item: Json) => withoutNulls(item) ?? null);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const kept = withoutNulls(inner);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

type Step = Path[number] | ItemStep;

/** A place where two values differ; what is not there is undefined. */
export interface DifferingPlace {
  readonly path: readonly Step[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

interface Depth {
  readonly lists: Comparing['lists'] | 'byIdentity';
  /** A map that is there on one side only, and is no item of a list, is one value, or told by its leaves. */
  readonly lonelyMaps: 'whole' | 'byLeaf';
}

/** Where two values differ, at the deepest places, in the order of the first. */
export function differingPlaces(
  before: Json | undefined,
  after: Json | undefined,
  depth: Depth,
  path: readonly Step[] = [],
): DifferingPlace[] {
  if (isDeepStrictEqual(before, after)) return [];
  const parts = partsOf(before, after, depth, typeof path.at(-1) === 'object');
  if (!parts) return [{ path, before, after }];
  return parts.flatMap(([step, one, other]) => differingPlaces(one, other, depth, [...path, step]));
}

type Part = readonly [step: Step, one: Json | undefined, other: Json | undefined];

/** Undefined where the two differ as a whole. */
function partsOf(
  before: Json | undefined,
  after: Json | undefined,
  { lists, lonelyMaps }: Depth,
  isItem: boolean,
): Part[] | undefined {
  if (Array.isArray(before) && Array.isArray(after)) return itemsOf(before, after, lists);
  const isLonely = before === undefined || after === undefined;
  const [one, other] = [before === undefined ? {} : before, after === undefined ? {} : after];
  if (!isRecord(one) || !isRecord(other)) return undefined;
  if (isLonely && (lonelyMaps === 'whole' || isItem)) return undefined;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.length === 0 ? undefined : keys.map((key) => [key, own(one, key), own(other, key)]);
}

function itemsOf(before: readonly Json[], after: readonly Json[], lists: Depth['lists']): Part[] | undefined {
  if (lists === 'byIdentity') {
    const pairs = pairItems(before, after);
    // In another order they say something else.
    const differ = pairs?.some(({ one, other }) => !isDeepStrictEqual(one, other));
    return differ ? pairs?.map(({ label, one, other }) => [{ item: label }, one, other]) : undefined;
  }
  if (lists === 'whole' || before.length !== after.length) return undefined;
  return before.map((item, index) => [index, item, after[index]]);
}
