/** Longer names, in letters, are not compared, so that a check stays linear. */
export const LONGEST_NAME = 100;

/** Names that differ only in the case of their letters. */
export function isSameButForCase(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A candidate, and how many letters of a name it is away from it. */
export interface NearName {
  readonly candidate: string;
  readonly distance: number;
}

/**
 * The candidates that a misspelt name may have meant, nearest first: those that differ by case, and those within
 * about a third of the letters. Names beyond `LONGEST_NAME` are near to none.
 */
export function nearestNames(name: string, candidates: readonly string[]): string[] {
  return namesNear(name, candidates).map(({ candidate }) => candidate);
}

/** The same, with their distances. */
export function namesNear(name: string, candidates: readonly string[]): NearName[] {
  if (name.length > LONGEST_NAME) return [];
  const written = name.toLowerCase();
  const allowed = Math.max(1, Math.floor(name.length / 3));
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(written, candidate.toLowerCase(), allowed) }))
    .filter(({ candidate, distance }) => distance <= allowed && distance < candidate.length)
    .sort((one, other) => one.distance - other.distance);
}

/**
 * Letters to insert, remove, replace or swap with their neighbour (optimal string alignment); more than `limit` where
 * it would be more.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let best = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) best = Math.min(best, beforeLast[column - 2]! + 1);
      current.push(best);
    }
    // A swap looks back over two rows, so what is too much in both stays too much.
    if (Math.min(...current) > limit && Math.min(...last) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[other.length]!;
}
