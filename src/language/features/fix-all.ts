import type { Analysis } from '../analysis/analyse.ts';
import type { LocatedFix } from '../analysis/finding.ts';
import { editsOf } from '../analysis/fix.ts';
import { applyTextEdits, type TextEdit } from '../text/edit.ts';
import { diagnostics, type RuleSettings } from './diagnostics.ts';
import { TakenPlaces } from './taken-places.ts';

/** More rounds than any chain of faults needs; a pair of fixes that undo each other must still end. */
const MOST_ROUNDS = 10;

/**
 * Each fix is made and read again with its document, so the time is that of as many characters. What a longer text has
 * to mend beyond that (a thousand faults in 20 kB) is left for the next time, which the answer says.
 */
const MOST_READ = 20_000_000;

/**
 * Applies the first safe fix of every finding that is not silenced, until none is left. Fixes that touch, in the text
 * or in the object, wait for the next round, when the text is judged anew. `isComplete` is false where that took too
 * long, and another call would go on.
 */
export function fixAll(
  text: string,
  analyse: (text: string) => Analysis,
  rules: RuleSettings = {},
  mostRead: number = MOST_READ,
): { text: string; analysis: Analysis; isComplete: boolean } {
  let current = text;
  let analysis = analyse(current);
  // One is tried of whatever length.
  let left = Math.max(1, mostRead);
  for (let round = 0; round < MOST_ROUNDS && left > 0; round++) {
    const { edits, read } = safeEdits(analysis, rules, left);
    left -= read;
    if (edits.length === 0) return { text: current, analysis, isComplete: true };
    current = applyTextEdits(current, edits);
    analysis = analyse(current);
  }
  return { text: current, analysis, isComplete: safeFixes(analysis, rules).length === 0 };
}

function safeEdits(
  analysis: Analysis,
  rules: RuleSettings,
  most: number,
): { edits: TextEdit[]; read: number } {
  const taken = new TakenPlaces();
  const all: TextEdit[] = [];
  let read = 0;
  const fixes = safeFixes(analysis, rules);
  // What is there under a wrong name is not missing.
  const inOrder = [...fixes.filter(bringsKey), ...fixes.filter((fix) => !bringsKey(fix))];
  for (const safe of inOrder) {
    if (!taken.isFree(safe)) continue;
    if (read >= most) break;
    read += safe.unit.text.length + 1;
    const edits = editsOf(analysis, safe);
    if (edits.length === 0 || !taken.areApart(edits)) continue;
    taken.take(safe, edits);
    all.push(...edits);
  }
  return { edits: all, read };
}

function safeFixes(analysis: Analysis, rules: RuleSettings): LocatedFix[] {
  return diagnostics(analysis, rules).flatMap(
    ({ finding }) => finding.fixes.find(({ safety }) => safety === 'safe') ?? [],
  );
}

function bringsKey({ edits }: LocatedFix): boolean {
  return edits.some(({ op }) => op === 'rename' || op === 'move');
}
