import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from './node.ts';
import { resolvePlain } from './scalar.ts';

/** Tabs, marks of byte order, and line ends that are not everybody's. */
const UNUSUAL = /[\t\uFEFF\u0085\u2028\u2029]|\r(?!\n)/;
const KEY = /[A-Za-z0-9_][\w./-]{0,200}:(?=[ \r\n]|$)/y;
/** What a plain scalar begins with when it is nothing else; a dash, when no blank follows. */
const PLAIN_START = /[A-Za-z0-9_./+~()^$<=;\\]|-[A-Za-z0-9.]/y;
const DEEPEST = 60;

/**
 * Reads a document of the plainest YAML, in a twentieth of the time that the library takes: block maps and lists,
 * keys without quotes, scalars on one line, comments. Undefined for whatever goes beyond that, and for every fault:
 * then the library has to say what it is. What is returned is what `readTree` makes of the library's reading, to the
 * last span; `blocks.test.ts` holds the two against each other.
 */
export function readBlocks(part: string, offset: number): YamlNode | undefined {
  return UNUSUAL.test(part) ? undefined : new BlockReader(part, offset).read();
}

class BlockReader {
  readonly #part: string;
  readonly #offset: number;
  /** Where the content of the current line begins, its column, and its end; the column is -1 behind the last line. */
  #at = 0;
  #column = -1;
  #end = 0;
  #depth = 0;

  constructor(part: string, offset: number) {
    this.#part = part;
    this.#offset = offset;
  }

  read(): YamlNode | undefined {
    this.#goToLine(0);
    if (this.#column < 0) return undefined;
    const root = this.#readBlock();
    return this.#column < 0 ? root : undefined;
  }

  /**
   * The map or list that begins at the current place. A line behind it that is indented as nothing around it is taken
   * up by nobody, so that the document does not end.
   */
  #readBlock(): YamlNode | undefined {
    if (this.#depth === DEEPEST) return undefined;
    this.#depth++;
    const node = this.#isDash(this.#at) ? this.#readList() : this.#readMap();
    this.#depth--;
    return node;
  }

  #readMap(): MapNode | undefined {
    const column = this.#column;
    const entries: MapEntry[] = [];
    const names = new Set<string>();
    do {
      const start = this.#at;
      const colon = this.#colonOf(start);
      if (colon < 0) return undefined;
      const written = this.#part.slice(start, colon);
      const resolved = resolvePlain(written);
      const key = typeof resolved === 'string' ? resolved : String(resolved);
      if (resolved === null || names.has(key)) return undefined;
      names.add(key);
      const value = this.#readValue(colon + 1, column);
      if (!value) return undefined;
      const keySpan = this.#span(start, colon);
      entries.push({
        key,
        keySpan,
        span: { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) },
        value,
      });
    } while (this.#column === column);
    const span = { start: entries[0]!.keySpan.start, end: entries.at(-1)!.span.end };
    return { kind: 'map', span, flow: false, entries };
  }

  /** What stands behind a colon, or on the lines below it. */
  #readValue(from: number, column: number): YamlNode | undefined {
    const start = this.#skipBlanks(from);
    if (start < this.#end && this.#part[start] !== '#') return this.#readInline(start, column);
    this.#goToLine(this.#end);
    const isBelow = this.#column > column || (this.#column === column && this.#isDash(this.#at));
    return isBelow ? this.#readBlock() : this.#scalar(from, from, null, 'empty');
  }

  #readList(): ListNode | undefined {
    const column = this.#column;
    const start = this.#at;
    const items: YamlNode[] = [];
    do {
      const item = this.#readItem(column);
      if (!item) return undefined;
      items.push(item);
    } while (this.#column === column && this.#isDash(this.#at));
    const span = { start: start + this.#offset, end: items.at(-1)!.span.end };
    return { kind: 'list', span, flow: false, items };
  }

  #readItem(column: number): YamlNode | undefined {
    const dash = this.#at;
    const start = this.#skipBlanks(dash + 1);
    if (start === this.#end) {
      this.#goToLine(this.#end);
      return this.#column > column ? this.#readBlock() : undefined;
    }
    if (!this.#isDash(start) && this.#colonOf(start) < 0) return this.#readInline(start, column);
    this.#at = start;
    this.#column = column + start - dash;
    return this.#readBlock();
  }

  /** A scalar, or an empty pair of brackets, that ends on its line; whatever is indented below would continue it. */
  #readInline(start: number, column: number): YamlNode | undefined {
    const node = this.#readScalar(start);
    if (!node) return undefined;
    const rest = this.#skipBlanks(node.span.end - this.#offset);
    const isComment = this.#part[rest] === '#' && rest > node.span.end - this.#offset;
    if (rest < this.#end && !isComment) return undefined;
    this.#goToLine(this.#end);
    return this.#column > column ? undefined : node;
  }

  #readScalar(start: number): YamlNode | undefined {
    const first = this.#part[start]!;
    if (first === '"' || first === "'") return this.#readQuoted(start, first);
    const isEmptyFlow =
      (first === '[' || first === '{') && this.#part[start + 1] === (first === '[' ? ']' : '}');
    if (isEmptyFlow) {
      const span = this.#span(start, start + 2);
      return first === '['
        ? { kind: 'list', span, flow: true, items: [] }
        : { kind: 'map', span, flow: true, entries: [] };
    }
    return this.#readPlain(start);
  }

  #readQuoted(start: number, quote: string): ScalarNode | undefined {
    const close = this.#part.indexOf(quote, start + 1);
    if (close < 0 || close >= this.#end) return undefined;
    for (let at = start + 1; at < close; at++) {
      const code = this.#part.charCodeAt(at);
      if (code < 0x20 || code > 0x7e || code === BACKSLASH) return undefined;
    }
    // Two single quotes are one that is meant.
    if (quote === "'" && this.#part[close + 1] === quote) return undefined;
    const style = quote === '"' ? 'double-quoted' : 'single-quoted';
    return this.#scalar(start, close + 1, this.#part.slice(start + 1, close), style);
  }

  #readPlain(start: number): ScalarNode | undefined {
    PLAIN_START.lastIndex = start;
    if (!PLAIN_START.test(this.#part)) return undefined;
    let end = start;
    for (let at = start; at < this.#end; at++) {
      const code = this.#part.charCodeAt(at);
      if (code === SPACE) continue;
      if (code < 0x20 || code > 0x7e) return undefined;
      if (code === HASH && this.#part.charCodeAt(at - 1) === SPACE) break;
      if (code === COLON && (at + 1 === this.#end || this.#part.charCodeAt(at + 1) === SPACE))
        return undefined;
      end = at + 1;
    }
    const value = resolvePlain(this.#part.slice(start, end));
    // JSON has no infinity, and the library's way of saying so is kept.
    if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
    return this.#scalar(start, end, value, 'plain');
  }

  #scalar(start: number, end: number, value: ScalarNode['value'], style: ScalarNode['style']): ScalarNode {
    return {
      kind: 'scalar',
      span: this.#span(start, end),
      value,
      source: this.#part.slice(start, end),
      style,
    };
  }

  /** The offset of the colon of a key that begins here, or -1. */
  #colonOf(start: number): number {
    KEY.lastIndex = start;
    return KEY.test(this.#part) ? KEY.lastIndex - 1 : -1;
  }

  #isDash(at: number): boolean {
    return (
      this.#part.charCodeAt(at) === DASH && (at + 1 === this.#end || this.#part.charCodeAt(at + 1) === SPACE)
    );
  }

  #skipBlanks(from: number): number {
    let at = from;
    while (at < this.#end && this.#part.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** To the first line with content from the line end (or the start of the text) at `from` on. */
  #goToLine(from: number): void {
    const part = this.#part;
    let at = from;
    let column = 0;
    for (; at < part.length; at++) {
      const code = part.charCodeAt(at);
      if (code === SPACE) column++;
      else if (code === LINE_FEED) column = 0;
      else if (code === HASH) {
        const next = part.indexOf('\n', at);
        at = (next < 0 ? part.length : next) - 1;
      } else if (code !== CARRIAGE_RETURN) break;
    }
    const isOver = at >= part.length;
    const lineFeed = isOver ? -1 : part.indexOf('\n', at);
    this.#at = at;
    this.#column = isOver ? -1 : column;
    this.#end = lineFeed < 0 ? part.length : lineFeed;
    if (this.#end > at && part.charCodeAt(this.#end - 1) === CARRIAGE_RETURN) this.#end--;
  }

  #span(start: number, end: number): { start: number; end: number } {
    return { start: start + this.#offset, end: end + this.#offset };
  }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const COLON = 58;
const BACKSLASH = 92;
