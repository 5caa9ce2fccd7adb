import type { Path } from '../../../text/path.ts';
import type { Fix } from '../../../text/problem.ts';

/** Fixes for a value outside of a set: safe where only the letter case is wrong, else every value is offered. */
export function fixesToKnown(path: Path, value: string, known: readonly string[]): Fix[] {
  const same = known.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
  return (same ? [same] : known).map((candidate) => ({
    title: `Change ${value} to ${candidate}`,
    safety: same ? 'safe' : 'unsafe',
    edits: [{ op: 'set', path, value: candidate }],
  }));
}
