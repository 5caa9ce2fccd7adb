import { textEdits } from '../syntax/edit.ts';
import { applyTextEdits, type TextEdit } from '../text/edit.ts';
import { type Analysis, startOf } from './analyse.ts';
import type { LocatedFix } from './finding.ts';

/** The edits of a fix, in offsets of the whole text. */
export function editsOf(analysis: Analysis, fix: LocatedFix): TextEdit[] {
  const start = startOf(analysis, fix.unit);
  return textEdits(fix.unit.document, fix.base, fix.edits).map(({ span, newText }) => ({
    span: { start: span.start + start, end: span.end + start },
    newText,
  }));
}

/** The text after a fix. */
export function applyFix(text: string, analysis: Analysis, fix: LocatedFix): string {
  return applyTextEdits(text, editsOf(analysis, fix));
}
