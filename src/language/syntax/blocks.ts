import type { Node, YAMLMap, YAMLParseError } from 'yaml';
import { Assembly, endOfParts, type MapPart } from './assembly.ts';
import type { Reading } from './document.ts';
import { InlineReader, toPart } from './inline.ts';
import type { ListNode, MapNode, ScalarNode, YamlNode } from './node.ts';
import { type Piece, type PieceRead, readPiece } from './piece.ts';
import { resolvePlain } from './scalar.ts';
import { TreeReader } from './tree.ts';

/** Marks of byte order, line ends that are not everybody's, and directives. */
const UNUSUAL = /[\uFEFF\u0085\u2028\u2029]|^%/m;
const KEY = /(?:[A-Za-z0-9_][\w./-]{0,200}|<<|"[^"\\\r\n]{0,200}"|'[^'\r\n]{0,200}'):(?=[ \r\n]|$)/y;
const ANCHOR = /&([\w.-]+)(?= *(?:\r?\n|$| #))/y;
const DEEPEST = 60;

/**
 * Reads a document of plain YAML, in a twentieth of the time that the library takes: blocks, keys on one line, and
 * what `InlineReader` reads. Entries that are not plain, or faulty, are given to the library as pieces (`readPiece`), and
 * only where a piece cannot be parted from the rest of the text the result is undefined: then the library has to read
 * all of it. What is returned is what its reading of the whole makes, to the last span and fault; `blocks.test.ts` holds
 * the two against each other.
 */
export function readBlocks(part: string, offset: number): Reading | undefined {
  return UNUSUAL.test(part) ? undefined : new BlockReader(part, offset).read();
}

/** A line with content: where it begins, its column (-1 behind the last line), and where the line ends. */
interface Line {
  readonly at: number;
  readonly column: number;
  readonly end: number;
  /** Where the line behind the last content begins: blank lines and comments may stand between. */
  readonly gap: number;
}

class BlockReader {
  readonly #part: string;
  readonly #offset: number;
  readonly #assembly = new Assembly();
  readonly #errors: YAMLParseError[] = [];
  readonly #inline: InlineReader;
  #line: Line = { at: 0, column: 0, end: 0, gap: 0 };
  #depth = 0;
  /** How much more text may be given to the library, before it is better to let it read all. */
  #budget: number;

  constructor(part: string, offset: number) {
    this.#part = part;
    this.#offset = offset;
    this.#inline = new InlineReader(part, offset, this.#assembly);
    this.#budget = 2 * part.length + 1000;
  }

  read(): Reading | undefined {
    this.#line = this.#lineFrom(0);
    if (this.#line.column < 0) return undefined;
    const root = this.#readBelow(-1);
    return root && this.#line.column < 0
      ? { root, errors: this.#errors, problems: this.#assembly.problems }
      : undefined;
  }

  /** A block, or a value on a line of its own, below what stands at the column `outer`. */
  #readBelow(outer: number): YamlNode | undefined {
    const line = this.#line;
    if (this.#isDash(line)) return this.#deeper(() => this.#readList(outer));
    if (this.#colonOf(line.at) < 0) {
      const undo = this.#mark();
      const node = this.#readInline(line.at, outer);
      if (node) return node;
      undo();
    }
    return this.#deeper(() => this.#readMap(outer));
  }

  #deeper(read: () => YamlNode | undefined): YamlNode | undefined {
    if (this.#depth === DEEPEST) return undefined;
    this.#depth++;
    const node = read();
    this.#depth--;
    return node;
  }

  #readMap(outer: number): MapNode | undefined {
    const { column } = this.#line;
    const parts: MapPart[] = [];
    let start = this.#line.at + this.#offset;
    /** Takes back the entry above, which is on the line given. */
    let last: { readonly line: Line; readonly undo: () => void } | undefined;
    do {
      const line = this.#line;
      const undo = this.#mark();
      const part = this.#readEntry(column);
      if (part) {
        parts.push(part);
        last = { line, undo };
        continue;
      }
      undo();
      const isEntry = this.#colonOf(line.at) >= 0;
      if (!isEntry && !last && parts.length > 0) return undefined;
      const isBelow = !isEntry && last !== undefined && line.gap !== this.#behind(last.line.end);
      const first = isEntry || isBelow ? undefined : last;
      if (first) {
        parts.pop();
        first.undo();
        this.#line = line;
      }
      const from = first?.line ?? (isEntry ? line : undefined);
      const at = from ? { start: from.at, indent: column } : { start: line.gap, indent: 0 };
      const read = this.#readPiece({ kind: 'map', ...at, column, outer, isBelow });
      if (!read) return undefined;
      if (parts.length === 0) start = read.start + this.#offset;
      parts.push(...this.#treeReader(read).readParts(read.items as YAMLMap['items']));
      last = undefined;
    } while (this.#line.column === column);
    const span = { start, end: endOfParts(parts)! };
    return { kind: 'map', span, flow: false, entries: this.#assembly.entriesOf(parts) };
  }

  #readEntry(column: number): MapPart | undefined {
    const { at } = this.#line;
    const colon = this.#colonOf(at);
    if (colon < 0) return undefined;
    const name = this.#readKey(at, colon);
    if (name.value === null) return undefined;
    // Where a block ends that is merged is the library's to say.
    if (name.source === '<<' && !'*[{'.includes(this.#part[this.#skipBlanks(colon + 1)] ?? ' '))
      return undefined;
    const value = this.#readValue(colon + 1, column, true);
    return value && this.#line.column <= column ? toPart(this.#assembly, name, value) : undefined;
  }

  #readKey(start: number, end: number): ScalarNode {
    const span = { start: start + this.#offset, end: end + this.#offset };
    const source = this.#part.slice(start, end);
    const quote = source[0];
    if (quote === '"')
      return { kind: 'scalar', span, value: source.slice(1, -1), source, style: 'double-quoted' };
    if (quote === "'")
      return { kind: 'scalar', span, value: source.slice(1, -1), source, style: 'single-quoted' };
    return { kind: 'scalar', span, value: resolvePlain(source), source, style: 'plain' };
  }

  /** What stands behind a colon or a dash, or on the lines below; a list below a key may stand at its column. */
  #readValue(from: number, column: number, mayBeList: boolean): YamlNode | undefined {
    const { end } = this.#line;
    const start = this.#skipBlanks(from);
    if (start < end && this.#part.charCodeAt(start) !== HASH) {
      ANCHOR.lastIndex = start;
      const anchor = ANCHOR.exec(this.#part);
      if (!anchor) return this.#readInline(start, column);
      this.#line = this.#lineFrom(this.#behind(end));
      const { at } = this.#line;
      const isBlock =
        this.#isBelow(column, mayBeList) && (this.#isDash(this.#line) || this.#colonOf(at) >= 0);
      return isBlock ? this.#assembly.anchored(anchor[1]!, () => this.#readBelow(column)) : undefined;
    }
    this.#line = this.#lineFrom(this.#behind(end));
    return this.#isBelow(column, mayBeList) ? this.#readBelow(column) : this.#inline.empty(from);
  }

  #isBelow(column: number, mayBeList: boolean): boolean {
    return (
      this.#line.column > column || (mayBeList && this.#line.column === column && this.#isDash(this.#line))
    );
  }

  #readList(outer: number): ListNode | undefined {
    const { at, column } = this.#line;
    const items: YamlNode[] = [];
    do {
      const line = this.#line;
      const undo = this.#mark();
      const item = this.#readItem(line, column);
      if (item && this.#line.column <= column) {
        items.push(item);
        continue;
      }
      undo();
      const read = this.#readPiece({
        kind: 'list',
        start: line.at,
        indent: column,
        column,
        outer,
        isBelow: false,
      });
      if (!read) return undefined;
      const reader = this.#treeReader(read);
      for (const node of read.items) items.push(reader.read(node as Node));
    } while (this.#line.column === column && this.#isDash(this.#line));
    const span = { start: at + this.#offset, end: items.at(-1)!.span.end };
    return { kind: 'list', span, flow: false, items };
  }

  #readItem(line: Line, column: number): YamlNode | undefined {
    const start = this.#skipBlanks(line.at + 1);
    const inner = { ...line, at: start, column: column + start - line.at };
    if (!this.#isDash(inner) && this.#colonOf(start) < 0) return this.#readValue(line.at + 1, column, false);
    this.#line = inner;
    return this.#readBelow(column);
  }

  /** A value that ends on its line, but for quotes and brackets; whatever is indented below would continue it. */
  #readInline(start: number, column: number): YamlNode | undefined {
    const node = this.#inline.read(start, column + 1);
    if (!node) return undefined;
    const { end } = this.#inline;
    const rest = this.#skipBlanks(end);
    const lineEnd = this.#lineEnd(rest);
    if (rest < lineEnd && (this.#part.charCodeAt(rest) !== HASH || rest === end)) return undefined;
    this.#line = this.#lineFrom(this.#behind(lineEnd));
    return this.#line.column > column ? undefined : node;
  }

  /**
   * Lets the library read a piece from the current line on: up to the next entry of the block, or, where it reaches
   * farther, twice as many of them, and at last up to the block's end.
   */
  #readPiece(from: Omit<Piece, 'end' | 'next'>): PieceRead | undefined {
    let line = this.#line;
    for (let count = 1; ; count *= 2) {
      for (let entry = 0; entry < count && (entry === 0 || line.column === from.column); entry++) {
        line = this.#entryBehind(line, from);
      }
      const next = this.#isEntry(line, from) ? 'entry' : line.column < 0 ? 'end' : line.column;
      // A line that is indented as nothing around it, and a tab, may change what stands above.
      if (typeof next === 'number' && next > from.outer) return undefined;
      if (next !== 'end' && this.#part.charCodeAt(line.at) === TAB) return undefined;
      const read = this.#tryPiece({
        ...from,
        next,
        end: next === 'end' ? this.#part.length : line.at - line.column,
      });
      if (read === 'open') return this.#readToTheEnd(from);
      if (read) {
        this.#line = line;
        return read;
      }
      if (next !== 'entry') return undefined;
    }
  }

  /** A quote that nothing closes swallows all of the rest. */
  #readToTheEnd(from: Omit<Piece, 'end' | 'next'>): PieceRead | undefined {
    const { length } = this.#part;
    const read = this.#tryPiece({ ...from, next: 'end', end: length });
    this.#line = this.#lineFrom(length);
    return read === 'open' ? undefined : read;
  }

  #tryPiece(piece: Piece): PieceRead | 'open' | undefined {
    this.#budget -= piece.end - piece.start;
    if (this.#budget < 0) return undefined;
    const read = readPiece(this.#part, piece, this.#quotesBehind(piece.end));
    if (typeof read === 'object') {
      if (read.items.length === 0) return undefined;
      this.#errors.push(...read.errors);
    }
    return read;
  }

  #treeReader({ shift }: PieceRead): TreeReader {
    return new TreeReader(this.#part, this.#offset, this.#assembly, shift);
  }

  /** The next line with an entry of the block, or the first one that is not in it. */
  #entryBehind(line: Line, block: Pick<Piece, 'kind' | 'column'>): Line {
    let next = line;
    do next = this.#lineFrom(this.#behind(next.end));
    while (next.column > block.column || (next.column === block.column && !this.#endsEntry(next, block)));
    return next;
  }

  /** A line at the column of a list that is not an item ends the list; in a map it may belong to the entry above. */
  #endsEntry(line: Line, block: Pick<Piece, 'kind' | 'column'>): boolean {
    return block.kind === 'list' || this.#isEntry(line, block);
  }

  #isEntry(line: Line, { kind, column }: Pick<Piece, 'kind' | 'column'>): boolean {
    return line.column === column && (kind === 'map' ? this.#colonOf(line.at) >= 0 : this.#isDash(line));
  }

  /** The quotation marks that would close a quote from `from` on. */
  #quotesBehind(from: number): string {
    this.#lastQuotes ??= lastQuotes(this.#part);
    const [double, single] = this.#lastQuotes;
    return `${double >= from ? '"' : ''}${single >= from ? "'" : ''}`;
  }
  #lastQuotes: readonly [double: number, single: number] | undefined;

  /** A function that goes back to the current state. */
  #mark(): () => void {
    const [line, errors, undo] = [this.#line, this.#errors.length, this.#assembly.mark()];
    return () => {
      this.#line = line;
      this.#errors.length = errors;
      undo();
    };
  }

  /** The offset of the colon of a key that begins here, or -1. */
  #colonOf(start: number): number {
    KEY.lastIndex = start;
    return KEY.test(this.#part) ? KEY.lastIndex - 1 : -1;
  }

  #isDash({ at, end }: Line): boolean {
    return this.#part.charCodeAt(at) === DASH && (at + 1 === end || this.#part.charCodeAt(at + 1) === SPACE);
  }

  #skipBlanks(from: number): number {
    let at = from;
    while (this.#part.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** The first line with content from the start of a line on. */
  #lineFrom(gap: number): Line {
    const part = this.#part;
    let at = gap;
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
    if (at >= part.length) return { at: part.length, column: -1, end: part.length, gap };
    return { at, column, end: this.#lineEnd(at), gap };
  }

  /** Where the line of an offset ends. */
  #lineEnd(at: number): number {
    const lineFeed = this.#part.indexOf('\n', at);
    if (lineFeed < 0) return this.#part.length;
    return lineFeed > at && this.#part.charCodeAt(lineFeed - 1) === CARRIAGE_RETURN ? lineFeed - 1 : lineFeed;
  }

  /** Where the line behind a line's end begins. */
  #behind(end: number): number {
    const lineFeed = this.#part.indexOf('\n', end);
    return lineFeed < 0 ? this.#part.length : lineFeed + 1;
  }
}

/** The offsets of the last signs that can close quotes: doubled single quotes and escaped double ones do not. */
function lastQuotes(text: string): readonly [double: number, single: number] {
  let double = text.lastIndexOf('"');
  while (double > 0 && /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(0, double - 100), double)))
    double = text.lastIndexOf('"', double - 1);
  let single = text.lastIndexOf("'");
  for (;;) {
    let first = single;
    while (first > 0 && text[first - 1] === "'") first--;
    if (single < 0 || (single - first) % 2 === 0) return [double, single];
    single = text.lastIndexOf("'", first - 1);
  }
}

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
