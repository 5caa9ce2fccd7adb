import { type DifferingPlace, differingPlaces } from '../object/difference.ts';
import type { Json } from '../object/live-object.ts';
import { pathText } from '../object/path.ts';

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
  return differingPlaces(before, after, { lists: 'byIdentity', lonelyMaps: 'byLeaf' }).map(fieldChange);
}

function fieldChange({ path, before, after }: DifferingPlace): FieldChange {
  const list = path.findIndex((step) => typeof step === 'object');
  const last = path.at(-1);
  return {
    place: pathText(path),
    path: path.slice(0, list < 0 ? undefined : list).map(String),
    ...(typeof last === 'object' ? { item: last.item } : {}),
    before,
    after,
  };
}
