/** Names that differ only in the case of their letters. */
export function isSameButForCase(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * The candidates that a misspelt name may have meant, nearest first: those that differ by case, and those within
 * about a third of the letters. Names beyond 100 letters are not compared, so that a check stays linear.
 */
export function nearestNames(name: string, candidates: readonly string[]): string[] {
  if (name.length > 100) return [];
  const written = name.toLowerCase();
  const allowed = Math.max(1, Math.floor(name.length / 3));
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(written, candidate.toLowerCase(), allowed) }))
    .filter(({ candidate, distance }) => distance <= allowed && distance < candidate.length)
    .sort((one, other) => one.distance - other.distance)
    .map(({ candidate }) => candidate);
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
    beforeLast = last;
    last = current;
  }
  return last[other.length]!;
}
