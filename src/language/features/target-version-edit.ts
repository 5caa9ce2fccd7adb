import type { AnalysedInstallation } from '../analysis/analyse.ts';
import { findVersionComment } from '../documents/target-version.ts';
import { editsInText } from '../documents/unit.ts';
import { lineStart } from '../syntax/edit/layout.ts';
import type { TextEdit } from '../text/edit.ts';

/**
 * The edits that make a comment of an Installation's own document name a version (`3.29.7`): the comment that is
 * there is changed, and otherwise one is put above the object. Offsets count in the whole text.
 */
export function targetVersionEdit({ placed, source }: AnalysedInstallation, version: string): TextEdit[] {
  const { unit } = placed;
  const comment = findVersionComment(unit.text);
  if (comment) {
    const { written, span } = comment;
    if (written === `v${version}`) return [];
    const gap = unit.text[span.start - 1] === ':' ? ' ' : '';
    return editsInText(placed, [{ span, newText: `${gap}v${version}` }]);
  }
  if (unit.container?.takesLines === false) return [];
  const line = lineStart(unit.text, source.root.span.start);
  const lineBreak = unit.text.includes('\r\n') ? '\r\n' : '\n';
  // A document may begin on the line of its `---`, behind a blank: then the comment goes there.
  const indent = /^[ \t]*/.exec(unit.text.slice(line, source.root.span.start))![0];
  const newText = `${indent}# calico-version: v${version}${lineBreak}`;
  return editsInText(placed, [{ span: { start: line, end: line }, newText }]);
}
