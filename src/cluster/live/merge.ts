import { type Json, type LiveObject, withoutNoise } from '../live-object.ts';
import { difference, overlaps, type PathChange, valueAt } from './difference.ts';

/** Three states of one object brought together. */
export interface ThreeWay {
  /** What they have changed and we have not: can be taken in as it is. */
  readonly takeIn: readonly PathChange[];
  /** What both have changed, each in its way, by the place where they have. */
  readonly conflicts: readonly PathChange[];
}

/** `mine` and `theirs` both come from `base`. */
export function threeWay(base: Json, mine: Json, theirs: Json): ThreeWay {
  const ours = difference(base, mine);
  const changed = difference(base, theirs);
  const inBoth = new Set(overlaps(ours, changed).map((one) => one.theirs));
  const isOurs = (change: PathChange) => difference(valueAt(mine, change.path), change.value).length === 0;
  return {
    takeIn: changed.filter((change) => !inBoth.has(change) && !isOurs(change)),
    conflicts: changed.filter((change) => inBoth.has(change)),
  };
}

/** What has become of an object, as far as a user sees: the places for a sentence. */
export function changedForUser(before: LiveObject, after: LiveObject): PathChange[] {
  return difference(withoutNoise(before) as unknown as Json, withoutNoise(after) as unknown as Json);
}
