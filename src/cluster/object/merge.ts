import { isDeepStrictEqual } from 'node:util';
import { AS_TEXT, type Comparing, difference, type PathChange, withoutNulls } from './difference.ts';
import { isRecord, type Json } from './live-object.ts';
import { type Path, valueAt } from './path.ts';

/** A place that both sides have changed, and not to the same. A value that is not there is undefined. */
export interface Conflict {
  readonly path: Path;
  readonly before: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

/** Three states of one object brought together. */
export interface ThreeWay {
  /** What they have changed and we have not: can be taken in as it is. */
  readonly takeIn: readonly PathChange[];
  /** In the order in which the places come; none is within another. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Compares an object as it was (`before`) with what two sides have made of it, place by place. What one side has
 * removed or replaced, and the other has changed something in, is one place.
 */
export function threeWay(before: Json, mine: Json, theirs: Json, comparing: Comparing = AS_TEXT): ThreeWay {
  const found: Found = { takeIn: [], conflicts: [] };
  const states: States = { before, mine, theirs };
  bringTogether(comparing.nullIsAbsent ? mapped(states, withoutNulls) : states, comparing, [], found);
  return found;
}

/**
 * Of the conflicts that a user has seen, those where mine is what it was before again, so that there is no change of
 * mine left to write, while theirs is still another. With theirs as it is now.
 */
export function givenUp(seen: readonly Conflict[], mine: Json, theirs: Json): Conflict[] {
  return seen.flatMap(({ path, before }) => {
    const now = valueAt(theirs, path);
    const isOpen = isSameValue(valueAt(mine, path), before) && !isSameValue(now, before);
    return isOpen ? [{ path, before, mine: before, theirs: now }] : [];
  });
}

/** Two values mean the same in a merge patch, whatever the order of their keys. */
export function isSameValue(one: Json | undefined, other: Json | undefined): boolean {
  return isDeepStrictEqual(withoutNulls(one), withoutNulls(other));
}

type States = Omit<Conflict, 'path'>;

interface Found {
  readonly takeIn: PathChange[];
  readonly conflicts: Conflict[];
}

function bringTogether(states: States, comparing: Comparing, path: Path, found: Found): void {
  const { before, mine, theirs } = states;
  if (isDeepStrictEqual(theirs, before) || isDeepStrictEqual(mine, theirs)) return;
  if (isDeepStrictEqual(mine, before)) {
    const changes = difference(before, theirs, comparing);
    found.takeIn.push(...changes.map((change) => ({ ...change, path: [...path, ...change.path] })));
    return;
  }
  const steps = stepsOf(states, comparing);
  if (!steps) {
    found.conflicts.push({ path, ...states });
    return;
  }
  for (const step of steps) {
    bringTogether(
      mapped(states, (value) => valueAt(value, [step])),
      comparing,
      [...path, step],
      found,
    );
  }
}

/** Undefined where the three cannot be looked at part by part. */
function stepsOf({ before, mine, theirs }: States, { lists, nullIsAbsent }: Comparing) {
  if (Array.isArray(before) && Array.isArray(mine) && Array.isArray(theirs)) {
    const isAligned = mine.length === before.length && theirs.length === before.length;
    return lists === 'byIndex' && isAligned ? [...before.keys()] : undefined;
  }
  // To a merge patch a map that is not there is one without keys.
  const from = before === undefined && nullIsAbsent ? {} : before;
  if (!isRecord(from) || !isRecord(mine) || !isRecord(theirs)) return undefined;
  return [...new Set([mine, theirs, from].flatMap((map) => Object.keys(map)))];
}

function mapped(
  { before, mine, theirs }: States,
  map: (value: Json | undefined) => Json | undefined,
): States {
  return { before: map(before), mine: map(mine), theirs: map(theirs) };
}
