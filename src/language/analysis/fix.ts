import { fitsInto } from '../documents/embedded.ts';
import { textEdits } from '../syntax/edit.ts';
import { applyTextEdits, type TextEdit } from '../text/edit.ts';
import { type Analysis, startOf } from './analyse.ts';
import type { LocatedFix } from './finding.ts';

/** The edits of a fix, in offsets of the whole text; none where the scalar that its document stands in takes none. */
export function editsOf(analysis: Analysis, fix: LocatedFix): TextEdit[] {
  const { document, container } = fix.unit;
  const start = startOf(analysis, fix.unit);
  const edits = textEdits(document, fix.base, fix.edits);
  if (container && !edits.every(({ newText }) => fitsInto(container, newText))) return [];
  return edits.map(({ span, newText }) => ({
    span: { start: span.start + start, end: span.end + start },
    newText,
  }));
}

/** The text after a fix. */
export function applyFix(text: string, analysis: Analysis, fix: LocatedFix): string {
  return applyTextEdits(text, editsOf(analysis, fix));
}
