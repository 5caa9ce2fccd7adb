import type { Analysis } from '../analysis/analyse.ts';
import { editsOf } from '../analysis/fix.ts';
import { applyTextEdits, type TextEdit } from '../text/edit.ts';
import { diagnostics, type RuleSettings } from './diagnostics.ts';

/** More rounds than any chain of faults needs; a pair of fixes that undo each other must still end. */
const MOST_ROUNDS = 10;

/**
 * Applies the first safe fix of every finding that is not silenced, until none is left. Fixes whose edits touch wait for the next round,
 * when the text is judged anew.
 */
export function fixAll(
  text: string,
  analyse: (text: string) => Analysis,
  rules: RuleSettings = {},
): { text: string; analysis: Analysis } {
  let current = text;
  let analysis = analyse(current);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(analysis, rules);
    if (edits.length === 0) break;
    current = applyTextEdits(current, edits);
    analysis = analyse(current);
  }
  return { text: current, analysis };
}

function safeEdits(analysis: Analysis, rules: RuleSettings): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { finding } of diagnostics(analysis, rules)) {
    const safe = finding.fixes.find(({ safety }) => safety === 'safe');
    const edits = safe ? editsOf(analysis, safe) : [];
    if (edits.every((edit) => taken.every((other) => areApart(edit, other)))) taken.push(...edits);
  }
  return taken;
}

function areApart(one: TextEdit, other: TextEdit): boolean {
  return one.span.end < other.span.start || other.span.end < one.span.start;
}
