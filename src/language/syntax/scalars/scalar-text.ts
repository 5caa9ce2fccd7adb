import type { ScalarNode } from '../node.ts';

/** What a scalar means, and where in its source each of the signs comes from. */
export interface ScalarText {
  readonly value: string;
  /** Offsets in the source, one for each UTF-16 unit of the value, and one more for the end. */
  readonly at: readonly number[];
}

/** The source of a scalar whose text is not its value, and how to read and write it. */
export interface ScalarSource {
  /** Where the source stands in the text that the node is of. */
  readonly start: number;
  readonly source: string;
  read(source: string): ScalarText | undefined;
  /** What to write for a text that is put into the scalar; the likeliest first, to be tried by reading it again. */
  write(newText: string): readonly string[];
}

/** How to read a scalar in quotes, or one whose lines are folded; undefined for others. */
export function scalarSource(text: string, { style, span }: ScalarNode): ScalarSource | undefined {
  const quoted = { start: span.start, source: text.slice(span.start, span.end) };
  if (style === 'double-quoted') {
    return { ...quoted, read: readDoubleQuoted, write: (newText) => [JSON.stringify(newText).slice(1, -1)] };
  }
  if (style === 'single-quoted') {
    return { ...quoted, read: readSingleQuoted, write: (newText) => [newText.replaceAll("'", "''")] };
  }
  if (style !== 'block' || text[span.start] !== '>') return undefined;
  const lineEnd = text.indexOf('\n', span.end);
  const source = text.slice(span.start, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
  const indent = INDENT.exec(source)?.[1] ?? '';
  const lineBreak = source.includes('\r\n') ? '\r\n' : '\n';
  return {
    start: span.start,
    source,
    read: readFolded,
    // A line that stands further in keeps its line break; others need a blank line for one.
    write: (newText) => [1, 2].map((count) => newText.replaceAll('\n', lineBreak.repeat(count) + indent)),
  };
}

/** The header, blank lines, and the indentation of the first line that says something. */
const INDENT = /^>[^\n]*\n(?:[ \t]*\r?\n)*( *)/;

/** Collects signs and where they come from. */
class Collector {
  value = '';
  readonly at: number[] = [];

  add(signs: string, offset: number): void {
    for (let index = 0; index < signs.length; index++) this.at.push(offset);
    this.value += signs;
  }

  /** Signs that stand for themselves. */
  copy(source: string, start: number, end: number): void {
    for (let offset = start; offset < end; offset++) this.at.push(offset);
    this.value += source.slice(start, end);
  }

  /** Takes away the blanks at the end, since `from`. */
  trim(from: number): void {
    let end = this.value.length;
    while (end > from && /[ \t]/.test(this.value[end - 1]!)) end--;
    this.value = this.value.slice(0, end);
    this.at.length = end;
  }

  end(offset: number): ScalarText {
    return { value: this.value, at: [...this.at, offset] };
  }
}

const ESCAPES: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const CODES: Record<string, number> = { x: 2, u: 4, U: 8 };
/** A line break, blank lines behind it, and the indentation of the next line. */
const BREAK = /\r?\n((?:[ \t]*\r?\n)*)[ \t]*/y;

function readDoubleQuoted(source: string): ScalarText | undefined {
  const found = new Collector();
  // Blanks before a line break go, but not those that are escaped.
  let kept = 0;
  let offset = 1;
  while (offset < source.length - 1) {
    const sign = source[offset]!;
    if (sign === '\\') {
      const signs = escapeValue(source, offset);
      if (signs === undefined) return undefined;
      found.add(signs, offset);
      kept = found.value.length;
      offset += escapeLength(source, offset);
    } else if (sign === '\n' || sign === '\r') {
      found.trim(kept);
      offset = addBreak(found, source, offset);
      kept = found.value.length;
    } else {
      found.copy(source, offset, offset + 1);
      offset++;
    }
  }
  return found.end(source.length - 1);
}

function escapeLength(source: string, offset: number): number {
  const code = source[offset + 1]!;
  if (CODES[code] !== undefined) return 2 + CODES[code];
  if (code !== '\n' && code !== '\r') return 2;
  BREAK.lastIndex = offset + 1;
  BREAK.test(source);
  return Math.max(2, BREAK.lastIndex - offset);
}

function escapeValue(source: string, offset: number): string | undefined {
  const code = source[offset + 1]!;
  const digits = CODES[code];
  // The line goes on; blank lines behind it count.
  if (code === '\n' || code === '\r') {
    BREAK.lastIndex = offset + 1;
    return (BREAK.exec(source)?.[1] ?? '').replace(/[^\n]/g, '');
  }
  if (digits === undefined) return ESCAPES[code];
  const point = Number.parseInt(source.slice(offset + 2, offset + 2 + digits), 16);
  return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/** A line break is a blank, and with blank lines behind it these. Returns where the next line's text starts. */
function addBreak(found: Collector, source: string, offset: number): number {
  BREAK.lastIndex = offset;
  const blank = BREAK.exec(source)?.[1];
  if (blank === undefined) return offset + 1;
  found.add(blank === '' ? ' ' : blank.replace(/[^\n]/g, ''), offset);
  return BREAK.lastIndex;
}

function readSingleQuoted(source: string): ScalarText {
  const found = new Collector();
  let kept = 0;
  let offset = 1;
  while (offset < source.length - 1) {
    const sign = source[offset]!;
    if (sign === "'") {
      found.add("'", offset);
      offset += 2;
    } else if (sign === '\n' || sign === '\r') {
      found.trim(kept);
      offset = addBreak(found, source, offset);
      kept = found.value.length;
    } else {
      found.copy(source, offset, offset + 1);
      offset++;
    }
  }
  return found.end(source.length - 1);
}

/** Without the line breaks at its end, which are a matter of its header. */
function readFolded(source: string): ScalarText | undefined {
  const indent = INDENT.exec(source)?.[1]?.length;
  if (!indent) return undefined;
  const found = new Collector();
  let separator = '';
  let wasFurtherIn = false;
  let offset = source.indexOf('\n') + 1;
  let before = offset;
  while (offset < source.length) {
    const lineBreak = source.indexOf('\n', offset);
    const next = lineBreak < 0 ? source.length : lineBreak + 1;
    const end = (lineBreak < 0 ? source.length : lineBreak) - (source[lineBreak - 1] === '\r' ? 1 : 0);
    const start = Math.min(end, offset + indent);
    const isFurtherIn = start < end && /[ \t]/.test(source[start]!);
    if (start === end) {
      if (separator === '\n') found.add('\n', before);
      else separator = '\n';
    } else {
      if (isFurtherIn && separator === ' ') separator = '\n';
      else if (isFurtherIn && !wasFurtherIn && separator === '\n') separator = '\n\n';
      found.add(separator, before);
      found.copy(source, start, end);
      separator = isFurtherIn ? '\n' : ' ';
      wasFurtherIn = isFurtherIn;
    }
    before = end;
    offset = next;
  }
  return found.end(before);
}
