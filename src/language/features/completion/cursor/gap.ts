import { lineEnd, lineStart } from '../../../syntax/edit/layout.ts';
import type { Span } from '../../../text/span.ts';

/**
 * The word under the cursor and what it follows on its line, by the letters alone: the text around a cursor is
 * seldom YAML yet.
 */
export interface CursorGap {
  /** The word, or an empty span at the cursor. */
  readonly span: Span;
  /** First on its line, after a list's dash, or after a key's colon. */
  readonly after: 'indent' | 'dash' | 'colon';
  /** Right behind the dash or colon, where a blank is needed first. */
  readonly isTight: boolean;
  /** The word is a key, with its colon. */
  readonly isKey: boolean;
  /** Where what comes after the dash or colon begins, blanks included. */
  readonly start: number;
}

/** Undefined where nothing is to be offered: in a comment, in the indentation, behind a value that is complete. */
export function gapAt(text: string, offset: number): CursorGap | undefined {
  const line = { start: lineStart(text, offset), end: lineEnd(text, offset) };
  const { dashEnd, content } = readHead(text, line);
  const parts = readContent(text, { start: content, end: line.end });
  if (offset > parts.comment || (offset === parts.comment && offset > line.start && parts.comment < line.end))
    return undefined;
  const after = dashEnd === undefined ? 'indent' : 'dash';
  const start = dashEnd ?? line.start;
  if (parts.end === content) return emptyGap(offset, after, start, dashEnd);
  if (offset < content) return undefined;
  if (parts.colon === undefined || offset <= parts.colon) {
    const span = { start: content, end: parts.colon ?? parts.end };
    if (offset > span.end) return undefined;
    return { span, after, isTight: false, isKey: parts.colon !== undefined, start };
  }
  return gapInValue(text, offset, parts.colon + 1, parts.end);
}

function emptyGap(
  offset: number,
  after: 'indent' | 'dash',
  start: number,
  dashEnd: number | undefined,
): CursorGap | undefined {
  if (dashEnd !== undefined && offset < dashEnd) return undefined;
  return { span: { start: offset, end: offset }, after, isTight: offset === dashEnd, isKey: false, start };
}

function gapInValue(text: string, offset: number, start: number, end: number): CursorGap | undefined {
  const blanks = /^[ \t]*/.exec(text.slice(start, end))![0].length;
  const value = { start: start + blanks, end };
  const isEmpty = value.start >= end;
  const span = isEmpty ? { start: offset, end: offset } : value;
  if (offset < span.start || offset > span.end) return undefined;
  // What begins so is not a word: an alias, an anchor, a tag, a block or flow value.
  if (!isEmpty && /[|>&*!{[]/.test(text[value.start]!)) return undefined;
  return { span, after: 'colon', isTight: offset === start, isKey: false, start };
}

/** Where the content of a line begins, after its indentation and dashes; `dashEnd` is behind the last dash. */
function readHead(text: string, line: Span): { dashEnd: number | undefined; content: number } {
  const head = /^[ \t]*(?:-(?:[ \t]+|$))*/.exec(text.slice(line.start, line.end))![0];
  const dash = head.lastIndexOf('-');
  return { dashEnd: dash < 0 ? undefined : line.start + dash + 1, content: line.start + head.length };
}

/** A line's content: its first colon that makes a key, its end without blanks, and where a comment begins. */
function readContent(text: string, { start, end }: Span): { colon?: number; end: number; comment: number } {
  let colon: number | undefined;
  let tokenStart = true;
  let last = start;
  for (let at = start; at < end; at++) {
    const sign = text[at]!;
    if (sign === ' ' || sign === '\t') continue;
    if (sign === '#' && (at === start || /[ \t]/.test(text[at - 1]!)))
      return { colon, end: last, comment: at };
    if (tokenStart && (sign === '"' || sign === "'")) at = closingQuote(text, at, end);
    const isColon = sign === ':' && colon === undefined && (at + 1 === end || /[ \t]/.test(text[at + 1]!));
    if (isColon) colon = at;
    tokenStart = isColon;
    last = Math.min(at + 1, end);
  }
  return { colon, end: last, comment: end };
}

/** The offset of the quote that closes the one at `open`; that of the line's last sign where none does. */
function closingQuote(text: string, open: number, end: number): number {
  const quote = text[open]!;
  for (let at = open + 1; at < end; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at++;
    else if (text[at] === quote) return at;
  }
  return end - 1;
}
