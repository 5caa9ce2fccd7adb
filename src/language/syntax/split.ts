import type { Span } from '../text/span.ts';
import { jsonObjects, startsAsJson } from './json.ts';

/** A marker counts at the start of a line only, and there everywhere: even a block scalar ends at it. */
const MARKER = /(?:^|(?<=^\uFEFF))(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;
const NO_CONTENT = /(?:[\uFEFF \t\r\n]|#[^\r\n]*|^%[^\r\n]*)*/my;
const REST_OF_LINE = /[ \t]*(?:\r\n|\r|\n|$)/y;

/**
 * Cuts a YAML stream into its documents, without parsing. A document starts on the line after its `---`, or behind
 * the marker where something else stands on that line. Comments and directives before the first marker are a
 * document only when there is no other. A stream that begins as JSON has a document for each object, as kubectl reads
 * it; behind a marker it reads only the first.
 */
export function splitDocuments(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let isOpened = false;
  for (const { 0: marker, index } of text.matchAll(MARKER)) {
    if (isOpened || hasContent(text, start, index)) spans.push({ start, end: index });
    isOpened = marker === '---';
    start = afterMarker(text, index + marker.length);
  }
  const isLast = isOpened || spans.length === 0 || hasContent(text, start, text.length);
  if (isLast) spans.push({ start, end: text.length });
  const [first, ...others] = spans;
  const isJson = first !== undefined && first.start <= 1 && startsAsJson(text);
  return isJson ? [...jsonObjects(text, first), ...others] : spans;
}

function hasContent(text: string, start: number, end: number): boolean {
  NO_CONTENT.lastIndex = start;
  NO_CONTENT.test(text);
  return NO_CONTENT.lastIndex < end;
}

function afterMarker(text: string, position: number): number {
  REST_OF_LINE.lastIndex = position;
  return REST_OF_LINE.test(text) ? REST_OF_LINE.lastIndex : position;
}
