import { isMarkerLine } from '../syntax/split.ts';

/** Lines (from 0, both included) that can be folded into the first of them. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'region';
}

/**
 * What can be folded in a YAML text: what is indented below a line, list items that stand at their key's own
 * indentation included; runs of comments; and documents. It goes by lines, and so holds for text that is no YAML yet.
 */
export function foldingRanges(text: string): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { readonly depth: number; readonly line: number }[] = [];
  let lastContent = -1;
  let documentStart = 0;
  let commentStart: number | undefined;

  const close = (depth: number): void => {
    while (open.length > 0 && open.at(-1)!.depth >= depth) add(open.pop()!.line, lastContent);
  };
  const add = (startLine: number, endLine: number, kind?: FoldingRange['kind']): void => {
    if (endLine > startLine) ranges.push(kind ? { startLine, endLine, kind } : { startLine, endLine });
  };
  const lines = text.split(/\r\n|\n|\r/);
  for (const [line, content] of [...lines, '---'].entries()) {
    const isComment = /^\s*#/.test(content);
    if (!isComment && commentStart !== undefined) {
      add(commentStart, line - 1, 'comment');
      commentStart = undefined;
    }
    if (isComment) commentStart ??= line;
    if (isComment || content.trim() === '') continue;
    if (isMarkerLine(content)) {
      close(0);
      // The end that was added is no marker of the text.
      if (documentStart > 0 || line < lines.length) add(documentStart, lastContent, 'region');
      documentStart = line;
      lastContent = line;
      continue;
    }
    const depth = depthOf(content);
    close(depth);
    open.push({ depth, line });
    lastContent = line;
  }
  return ranges;
}

/** An item at the indentation of the key that holds it lies deeper than the key. */
function depthOf(line: string): number {
  const indentation = /^\s*/.exec(line)![0].length;
  return 2 * indentation + (/^\s*-(?:\s|$)/.test(line) ? 1 : 0);
}
