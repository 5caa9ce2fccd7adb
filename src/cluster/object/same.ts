import { isDeepStrictEqual } from 'node:util';
import { difference, type PathChange } from './difference.ts';
import { type Json, type LiveObject, withoutNoise } from './live-object.ts';

/**
 * Whether two states of an object are the same to a user: the operator writes the status, and so the resourceVersion,
 * all the time. An object that was recreated is another one, whatever it says. No object is the same as none.
 */
export function isSameToUser(one: LiveObject | undefined, other: LiveObject | undefined): boolean {
  if (!one || !other) return one === other;
  return one.metadata.uid === other.metadata.uid && isDeepStrictEqual(withoutNoise(one), withoutNoise(other));
}

/** What has become of an object, as far as a user sees. */
export function changedForUser(before: LiveObject, after: LiveObject): PathChange[] {
  return difference(withoutNoise(before) as Json, withoutNoise(after) as Json);
}
