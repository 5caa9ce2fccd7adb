import type { Span } from '../text/span.ts';
import { jsonValues, startsAsJson } from './json/json.ts';

/**
 * A marker counts at the start of a line only, and there everywhere: even a block scalar ends at it. `----`, `---x` and
 * `---#` are none. What ends a line is a CR or LF, as for editors; the `^` of expressions takes U+2028 for one, too.
 */
const markersAt = (indent: number): RegExp =>
  new RegExp(`(?<![^\\r\\n\\uFEFF]|[^\\r\\n]\\uFEFF) {${indent}}(?:---|\\.\\.\\.)(?![^ \\t\\r\\n])`, 'g');
const MARKER_FROM = markersAt(0);
const MARKER_HERE = new RegExp(MARKER_FROM.source, 'y');
const NO_CONTENT = /(?:[\uFEFF \t\r\n]|#[^\r\n]*|(?<![^\r\n])%[^\r\n]*)*/y;
const REST_OF_LINE = /[ \t]*(?:\r\n|\r|\n|$)/y;

/**
 * Cuts a YAML stream into its documents, without parsing. A document starts on the line after its `---`, or behind
 * the marker where something else stands on that line. Comments and directives before the first marker are a
 * document only when there is no other. A stream that begins as JSON has a document for each value, as kubectl reads
 * it; behind a marker it reads only the first. `indent`: the blanks before all of its lines, and so before its markers.
 */
export function splitDocuments(text: string, indent = 0): Span[] {
  const spans: Span[] = [];
  let start = startOf(text);
  let isOpened = false;
  for (const { 0: marker, index } of text.matchAll(markersAt(indent))) {
    if (isOpened || hasContent(text, start, index)) spans.push({ start, end: index });
    isOpened = marker.endsWith('-');
    start = afterMarker(text, index + marker.length);
  }
  const isLast = isOpened || spans.length === 0 || hasContent(text, start, text.length);
  if (isLast) spans.push({ start, end: text.length });
  const [first, ...others] = spans;
  const isJson = first !== undefined && first.start <= 1 && startsAsJson(text);
  return isJson ? [...jsonValues(text, first), ...others] : spans;
}

/**
 * The documents of a stream that offsets are in, in order; the offsets ascend. They are those that `splitDocuments`
 * finds, but what lies between them is not looked at.
 */
export function documentsAround(text: string, offsets: readonly number[]): Span[] {
  const spans: Span[] = [];
  let done = 0;
  let parts: readonly Span[] = [];
  let next = 0;
  for (const offset of offsets) {
    if (offset >= done) {
      const section = sectionAround(text, offset, done);
      if (!section) continue;
      parts = documentsOf(text, section);
      next = 0;
      done = section.end;
    }
    while (next < parts.length && parts[next]!.end <= offset && parts[next]!.end < done) next++;
    const part = parts[next];
    if (!part || part.start > offset) continue;
    // Taken once, whatever else is in it.
    spans.push(part);
    next++;
  }
  return spans;
}

/** The documents of a section that holds something or is opened; several where it begins the text as JSON. */
function documentsOf(text: string, { start, end, isOpened }: Section): Span[] {
  if (!isOpened && !hasContent(text, start, end)) return [];
  return !isOpened && start <= 1 && startsAsJson(text) ? jsonValues(text, { start, end }) : [{ start, end }];
}

/**
 * The document that an offset is in, or that would begin there: the stretch between two markers, be it blank.
 * Undefined on the line of a marker.
 */
export function documentAround(text: string, offset: number): Span | undefined {
  const section = sectionAround(text, offset, 0);
  if (!section) return undefined;
  const parts = documentsOf(text, section);
  return parts.find(({ end }) => offset < end) ?? parts.at(-1) ?? { start: section.start, end: section.end };
}

/** A stretch between two markers; `isOpened` by `---`. */
interface Section extends Span {
  readonly isOpened: boolean;
}

/** No marker around it begins before `least`. */
function sectionAround(text: string, offset: number, least: number): Section | undefined {
  const opening = markerBefore(text, '---', offset, least);
  const marker = markerBefore(text, '...', offset, opening ?? least) ?? opening;
  const start = marker === undefined ? startOf(text) : afterMarker(text, marker + 3);
  if (offset < start) return undefined;
  MARKER_FROM.lastIndex = offset;
  const end = MARKER_FROM.exec(text)?.index ?? text.length;
  return { start, end, isOpened: marker !== undefined && marker === opening };
}

/** Where the last marker of a kind begins between `least` and an offset, both included. */
function markerBefore(
  text: string,
  marker: '---' | '...',
  offset: number,
  least: number,
): number | undefined {
  const part = text.slice(least, offset + marker.length);
  // Each look begins before the last one's find: `lastIndexOf` takes what is below 0 for 0.
  for (let from = part.length; from >= 0; ) {
    const at = part.lastIndexOf(marker, from);
    if (at < 0) return undefined;
    if (isMarkerAt(text, least + at)) return least + at;
    from = at - 1;
  }
  return undefined;
}

/** True for a line that is a marker, or begins with one. */
export function isMarkerLine(line: string): boolean {
  return isMarkerAt(line, 0);
}

/** True where a marker stands at an offset. */
export function isMarkerAt(text: string, offset: number): boolean {
  MARKER_HERE.lastIndex = offset;
  return MARKER_HERE.test(text);
}

function startOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
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
