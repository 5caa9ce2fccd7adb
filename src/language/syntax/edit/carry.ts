import { toJson } from '../locate.ts';
import type { MapEntry } from '../node.ts';
import type { Draft } from './draft.ts';
import { commentsAbove, indentOf, isFirstOnLine, lineEnd } from './layout.ts';
import { CarriedPair, keyLike } from './write.ts';

/** A pair of a block map with its comments, under a new key, to be written elsewhere. */
export function carriedPair(draft: Draft, { span, keySpan, value }: MapEntry, key: string): CarriedPair {
  const { text } = draft;
  const oldIndent = indentOf(text, span.start);
  const comments = isFirstOnLine(text, span.start)
    ? text.slice(commentsAbove(text, span.start), span.start)
    : oldIndent;
  const pair = keyLike(text, keySpan.start, key, false) + text.slice(keySpan.end, lineEnd(text, span.end));
  const lines = (comments + pair).split(/\r?\n/);
  return new CarriedPair(toJson(value), (indent) =>
    lines.map((line) => reindent(line, oldIndent.length, indent)),
  );
}

/** Lines of a text in quotes may be indented by less than their key. */
function reindent(line: string, from: number, indent: string): string {
  if (line.trim() === '') return line;
  const own = /^ */.exec(line)![0].length;
  return indent + line.slice(Math.min(own, from));
}
