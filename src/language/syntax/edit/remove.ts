import type { TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { Draft } from './draft.ts';
import {
  commentsAbove,
  isBlock,
  isFirstOnLine,
  isLastOnLine,
  lineEnd,
  lineStart,
  nextLine,
  skipBlanks,
} from './layout.ts';
import { childNodes, type Held } from './walk.ts';

/**
 * Takes out one of several children. Its lines go, with the comment behind it; comments above stay, since they may
 * speak of more than the one pair, unless `withComments`.
 */
export function removeChild(draft: Draft, holder: Held, withComments: boolean): TextEdit[] {
  const { text } = draft;
  const node = 'entry' in holder ? holder.map : holder.list;
  const spans = childNodes(node).map(({ span }) => span);
  const own = 'entry' in holder ? holder.entry.span : holder.list.items[holder.index]!.span;
  const index = spans.findIndex(({ start, end }) => start === own.start && end === own.end);
  if (!isBlock(text, node)) return removeFromFlow(text, spans, index);
  const start = 'entry' in holder ? own.start : dashBefore(text, own.start);
  return [{ span: linesOf(text, start, own.end, withComments), newText: '' }];
}

/** The dash of a list's item that begins at `position`. */
function dashBefore(text: string, position: number): number {
  return text.lastIndexOf('-', position - 1);
}

function linesOf(text: string, start: number, end: number, withComments: boolean): Span {
  if (!isFirstOnLine(text, start)) return { start, end: nextSign(text, end) };
  const from = withComments ? commentsAbove(text, start) : lineStart(text, start);
  const to = nextLine(text, end);
  if (to < text.length || text.endsWith('\n') || from === 0) return { start: from, end: to };
  return { start: lineEnd(text, lineStart(text, from - 1)), end: to };
}

/** Behind a dash the next pair moves up into the place of the first. */
function nextSign(text: string, end: number): number {
  let line = nextLine(text, end);
  while (line < text.length && lineEnd(text, line) === line) line = nextLine(text, line);
  return line + /^[ \t]*/.exec(text.slice(line, lineEnd(text, line)))![0].length;
}

function removeFromFlow(text: string, spans: readonly Span[], index: number): TextEdit[] {
  const { start, end } = spans[index]!;
  const comma = skipBlanks(text, end);
  const hasComma = text[comma] === ',';
  const isOnOwnLines = isFirstOnLine(text, start) && isLastOnLine(text, hasComma ? comma + 1 : end);
  const lines = { start: lineStart(text, start), end: nextLine(text, hasComma ? comma : end) };
  const next = spans[index + 1];
  if (next)
    return [
      { span: isOnOwnLines && lines.end <= next.start ? lines : { start, end: next.start }, newText: '' },
    ];
  const before = skipBlanks(text, spans[index - 1]!.end);
  if (isOnOwnLines && hasComma) return [{ span: lines, newText: '' }];
  if (isOnOwnLines)
    return [
      { span: { start: before, end: before + 1 }, newText: '' },
      { span: lines, newText: '' },
    ];
  return [{ span: { start: before, end: hasComma ? comma : end }, newText: '' }];
}
