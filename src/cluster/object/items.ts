import { isRecord, type Json } from './live-object.ts';

/** What tells the items of a list of an Installation apart, the surest first: the name of a pool may be left out. */
const IDENTITIES = ['cidr', 'name', 'componentName', 'key'] as const;

/** Two items that stand for the same thing, or one that has no counterpart. */
export interface ItemPair {
  /** What identifies them: `10.1.0.0/16`. */
  readonly label: string;
  readonly one: Json | undefined;
  readonly other: Json | undefined;
}

/** The items of two lists side by side, in the order of the first; undefined where nothing tells items apart. */
export function pairItems(one: readonly Json[], other: readonly Json[]): ItemPair[] | undefined {
  for (const label of [...IDENTITIES.map(byKey), byValue]) {
    const [ones, others] = [labelled(one, label), labelled(other, label)];
    if (!ones || !others) continue;
    const added = [...others].filter(([key]) => !ones.has(key));
    return [
      ...[...ones].map(([key, item]) => ({ label: key, one: item, other: others.get(key) })),
      ...added.map(([key, item]) => ({ label: key, one: undefined, other: item })),
    ];
  }
  return undefined;
}

type Label = (item: Json) => string | undefined;

function byKey(key: string): Label {
  return (item) => {
    const value = isRecord(item) ? item[key] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
}

const byValue: Label = (item) =>
  typeof item === 'string' || typeof item === 'number' ? String(item) : undefined;

/** Undefined where an item has no label, or two have the same. */
function labelled(list: readonly Json[], label: Label): Map<string, Json> | undefined {
  const found = new Map<string, Json>();
  for (const item of list) {
    const key = label(item);
    if (key === undefined || found.has(key)) return undefined;
    found.set(key, item);
  }
  return found;
}
