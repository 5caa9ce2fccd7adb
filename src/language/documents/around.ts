import { splitDocuments } from '../syntax/split.ts';
import type { Span } from '../text/span.ts';

/** A marker at the start of a line. */
const MARKER = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;

/**
 * The documents of a stream that offsets are in, in order; the offsets ascend. They are those that `splitDocuments`
 * finds, but what lies between them is not looked at.
 */
export function documentsAround(text: string, offsets: readonly number[]): Span[] {
  const spans: Span[] = [];
  let done = 0;
  let parts: Span[] = [];
  for (const offset of offsets) {
    if (offset >= done) {
      MARKER.lastIndex = offset;
      done = MARKER.exec(text)?.index ?? text.length;
      const by = markerBefore(text, offset);
      parts = splitDocuments(text.slice(by, done)).map(({ start, end }) => ({
        start: by + start,
        end: by + end,
      }));
    }
    while (parts.length > 0 && parts[0]!.end <= offset) parts.shift();
    // Taken once, whatever else is in it.
    if (parts.length > 0 && parts[0]!.start <= offset) spans.push(parts.shift()!);
  }
  return spans;
}

/** Where the last `---` before an offset begins, or the text. */
function markerBefore(text: string, offset: number): number {
  let at = text.lastIndexOf('---', offset);
  while (at > 0) {
    if (/[\r\n]/.test(text[at - 1]!) && /^(?:[ \t\r\n]|$)/.test(text.slice(at + 3, at + 4))) return at;
    at = text.lastIndexOf('---', at - 1);
  }
  return 0;
}
