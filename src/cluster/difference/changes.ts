import { isDeepStrictEqual } from 'node:util';
import { isRecord, type Json } from '../live-object.ts';
import { pairItems } from './items.ts';

/** One field, or one item of a list, that two states of an object do not agree on. */
export interface FieldChange {
  /** For reading: `spec.calicoNetwork.ipPools[10.1.0.0/16].natOutgoing`. */
  readonly place: string;
  /** The keys as far as the field managers know them: to the innermost field that is not in a list. */
  readonly path: readonly string[];
  /** For an item of a list, what identifies it. */
  readonly item?: string;
  /** Undefined where it is not there. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What differs, field by field, in the order of the first; an object that is there on one side only is told by its leaves. */
export function changesBetween(before: Json | undefined, after: Json | undefined): FieldChange[] {
  const found: FieldChange[] = [];
  compare(before, after, { place: '', path: [] }, found);
  return found;
}

interface Where {
  readonly place: string;
  readonly path: readonly string[];
  readonly item?: string;
  /** Set inside of a list. */
  readonly inList?: boolean;
}

function compare(
  before: Json | undefined,
  after: Json | undefined,
  where: Where,
  found: FieldChange[],
): void {
  if (isDeepStrictEqual(before, after)) return;
  const [one, other] = [maps(before), maps(after)];
  const isItem = where.item !== undefined;
  const bothThere = before !== undefined && after !== undefined;
  if (one && other && (bothThere || !isItem) && Object.keys({ ...one, ...other }).length > 0) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      compare(one[key], other[key], below(where, key), found);
    }
    return;
  }
  const pairs = Array.isArray(before) && Array.isArray(after) ? pairItems(before, after) : undefined;
  const differs = pairs?.some((pair) => !isDeepStrictEqual(pair.one, pair.other));
  if (!pairs || !differs) {
    const { place, path, item } = where;
    found.push({ place, path, ...(item === undefined ? {} : { item }), before, after });
    return;
  }
  for (const { label, one: mine, other: theirs } of pairs) {
    const place = `${where.place}[${label}]`;
    compare(mine, theirs, { place, path: where.path, item: label, inList: true }, found);
  }
}

/** The fields of a side that is a map, or is not there, which counts as an empty one. */
function maps(value: Json | undefined): { readonly [key: string]: Json } | undefined {
  if (value === undefined) return {};
  return isRecord(value) ? value : undefined;
}

function below({ place, path, inList }: Where, key: string): Where {
  return {
    place: place === '' ? key : `${place}.${key}`,
    path: inList ? path : [...path, key],
    ...(inList ? { inList } : {}),
  };
}
