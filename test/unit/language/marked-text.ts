import type { Span } from '../../../src/language/text/span.ts';

/** A text with its marks removed, and what the marks said. */
export interface MarkedText {
  readonly text: string;
  /** `# ^^^^^ code` under a line: that stretch of the line, and the code. */
  readonly marks: readonly { readonly span: Span; readonly code: string }[];
  /** Offset of `$0`, if there is one. */
  readonly cursor: number | undefined;
}

const MARK = /^\s*#?\s*(\^+)(?:\s+(\S+))?\s*$/;

/**
 * Reads expectations drawn on a text: a line that holds only carets (after an optional `#`) marks the same columns
 * of the line above it, with the code that is expected there; `$0` is a cursor.
 */
export function readMarks(marked: string): MarkedText {
  const lines: string[] = [];
  const marks: { span: Span; code: string }[] = [];
  let start = 0;
  let end = 0;
  for (const line of marked.split('\n')) {
    const match = MARK.exec(line);
    if (match) {
      const column = line.indexOf('^');
      marks.push({
        span: { start: start + column, end: start + column + match[1]!.length },
        code: match[2] ?? '',
      });
      continue;
    }
    start = end;
    end += line.length + 1;
    lines.push(line);
  }
  const text = lines.join('\n');
  const cursor = text.indexOf('$0');
  return { text: text.replace('$0', ''), marks, cursor: cursor < 0 ? undefined : cursor };
}
