import { editsInText } from '../documents/unit.ts';
import { textEdits } from '../syntax/edit.ts';
import { applyTextEdits, type TextEdit } from '../text/edit.ts';
import { type Analysis, startOf } from './analyse.ts';
import type { LocatedFix } from './finding.ts';

/** The edits of a fix, in offsets of the whole text; none where the scalar that its document stands in takes none. */
export function editsOf(analysis: Analysis, fix: LocatedFix): TextEdit[] {
  const { unit } = fix;
  let edits = made.get(fix);
  if (!edits) {
    edits = textEdits(unit.document, fix.base, fix.edits);
    made.set(fix, edits);
  }
  return editsInText({ start: startOf(analysis, unit), unit }, edits);
}

/** In offsets of their documents, which never change. They are asked for with every move of the cursor. */
const made = new WeakMap<LocatedFix, readonly TextEdit[]>();

/** The text after a fix. */
export function applyFix(text: string, analysis: Analysis, fix: LocatedFix): string {
  return applyTextEdits(text, editsOf(analysis, fix));
}
