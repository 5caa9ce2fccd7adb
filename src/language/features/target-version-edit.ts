import type { AnalysedInstallation } from '../analysis/analyse.ts';
import { findVersionComment } from '../documents/target-version.ts';
import { editsInText } from '../documents/unit.ts';
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
  const line = unit.text.lastIndexOf('\n', source.root.span.start - 1) + 1;
  // A document may begin on the line of its `---`, where a comment would end it.
  const above = unit.text.startsWith('---', line) ? source.root.span.start : line;
  const lineBreak = unit.text.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^ */.exec(unit.text.slice(line, source.root.span.start))![0];
  const newText = `${above === line ? indent : ''}# calico-version: v${version}${lineBreak}`;
  return editsInText(placed, [{ span: { start: above, end: above }, newText }]);
}
