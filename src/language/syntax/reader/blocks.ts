import type { Node, YAMLMap } from 'yaml';
import type { Reading, Source } from '../document.ts';
import type { ListNode, MapNode, ScalarNode, YamlNode } from '../node.ts';
import { lastQuotes, type Quotes } from '../scalars/quotes.ts';
import { resolvePlain } from '../scalars/scalar.ts';
import { Assembly, type AssemblyMark, endOfParts, type MapPart } from './assembly.ts';
import { InlineReader, toPart } from './inline.ts';
import { type Line, Lines } from './lines.ts';
import { type Block, type Piece, type PieceRead, readPiece } from './piece.ts';
import { TreeReader } from './tree.ts';

/** Marks of byte order, line ends that are not everybody's, and directives. */
const UNUSUAL = /[\uFEFF\u0085\u2028\u2029]|^%/m;
const ANCHOR = /&([\w.-]+)(?= *(?:\r?\n|$| #))/y;
const DEEPEST = 60;

/**
 * Reads a document of plain YAML, in a fraction of the time that the library takes: blocks, keys on one line, and what
 * `InlineReader` reads. Entries that are not plain, or faulty, are given to the library as pieces; and only where a
 * piece cannot be parted from the rest of the text the result is undefined: then the library has to read all of it.
 * What is returned is what its reading of the whole makes, to the last span and fault; `blocks.test.ts` holds the two
 * against each other.
 */
export function readBlocks(source: Source): Reading | undefined {
  return UNUSUAL.test(source.text) ? undefined : new BlockReader(source).read();
}

/** A state to go back to. */
interface Mark {
  readonly line: Line;
  readonly assembly: AssemblyMark;
}

class BlockReader {
  readonly #source: Source;
  readonly #text: string;
  readonly #assembly: Assembly;
  readonly #inline: InlineReader;
  readonly #lines: Lines;
  /** What is being read, from the outermost block in. */
  readonly #blocks: Block[] = [];
  #line: Line;
  /** How much more text the library may be given in vain, before it is better to let it read all. */
  #budget: number;
  #quotes: Quotes | undefined;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.text;
    this.#assembly = new Assembly(source.branchAt);
    this.#inline = new InlineReader(source, this.#assembly);
    this.#lines = new Lines(source.text);
    this.#line = this.#lines.from(0);
    this.#budget = source.text.length + 1000;
  }

  read(): Reading | undefined {
    if (this.#line.column < 0) return undefined;
    const root = this.#readBelow(-1);
    const { errors, problems } = this.#assembly;
    return root && this.#line.column < 0 ? { root, errors, problems } : undefined;
  }

  /** A block, or a value on a line of its own, below a key or a dash at a column. */
  #readBelow(column: number): YamlNode | undefined {
    const { at, column: own, gap } = this.#line;
    if (this.#lines.isDash(at)) return this.#readBlock('list');
    // To the library a comment above a value may change how far that reaches.
    if (this.#lines.colonOf(at) < 0 && (gap === at - own || column < 0)) {
      const mark = this.#mark();
      const node = this.#readInline(at, column);
      if (node) return node;
      this.#goBack(mark);
    }
    return this.#readBlock('map');
  }

  #readBlock(kind: Block['kind']): YamlNode | undefined {
    if (this.#blocks.length === DEEPEST) return undefined;
    const { column } = this.#line;
    this.#blocks.push({ kind, column });
    const node = kind === 'map' ? this.#readMap(column) : this.#readList(column);
    this.#blocks.pop();
    return node;
  }

  #readMap(column: number): MapNode | undefined {
    const parts: MapPart[] = [];
    let start = this.#line.at;
    let above: Mark | undefined;
    do {
      const mark = this.#mark();
      const part = this.#readEntry(column);
      if (part) {
        parts.push(part);
        above = mark;
        continue;
      }
      this.#goBack(mark);
      const place = this.#placeOf(mark.line, parts.length > 0, above);
      if (!place) return undefined;
      if (place.backTo) {
        parts.pop();
        this.#goBack(place.backTo);
        this.#line = mark.line;
      }
      const read = this.#readPiece(place);
      if (!read) return undefined;
      if (parts.length === 0) start = read.start;
      parts.push(...this.#treeReader(read).readParts(read.items as YAMLMap['items']));
      above = undefined;
    } while (this.#line.column === column);
    const span = { start, end: endOfParts(parts)! };
    return { kind: 'map', span, flow: false, entries: this.#assembly.entriesOf(parts) };
  }

  /** From where on a line of a map that is no plain entry is to be read, and what is taken back for that. */
  #placeOf(line: Line, hasEntries: boolean, above: Mark | undefined): Place | undefined {
    if (this.#lines.colonOf(line.at) >= 0) return { start: line.at, indent: line.column, isBelow: false };
    if (!hasEntries) return { start: line.gap, indent: 0, isBelow: false };
    if (!above) return undefined;
    const { at, column } = above.line;
    // What begins no entry may belong to the one above.
    const isOneLine = line.gap === this.#lines.startBelow(at);
    if (isOneLine) return { start: at, indent: column, isBelow: false, backTo: above };
    const isSound = above.assembly.errors === this.#assembly.errors.length;
    const isWord = /[\w"']/.test(this.#text[line.at]!);
    return isSound && isWord && this.#isLevelKnown(line)
      ? { start: line.gap, indent: 0, isBelow: true }
      : undefined;
  }

  /**
   * The library takes the indentation of a line for the level of what begins there only if the second sign is no
   * blank; else what stands above decides, which matters unless it is a word on a line of its own.
   */
  #isLevelKnown({ at, column, end }: Line): boolean {
    if (!/\s/.test(this.#text[at + 1] ?? ' ')) return true;
    const below = this.#lines.below(end);
    const isLevel = below.column < column || (below.column === column && this.#isLevelKnown(below));
    return isLevel && /\w/.test(this.#text[at]!);
  }

  #readEntry(column: number): MapPart | undefined {
    const { at } = this.#line;
    const colon = this.#lines.colonOf(at);
    if (colon < 0) return undefined;
    const name = this.#readKey(at, colon);
    if (name.value === null) return undefined;
    // Where a block ends that is merged is the library's to say.
    const isMerge = name.style === 'plain' && name.value === '<<';
    if (isMerge && !/[*[{]/.test(this.#text[this.#lines.skipBlanks(colon + 1)] ?? ' ')) return undefined;
    const value = this.#readValue(colon + 1, column, true);
    return value && this.#line.column <= column ? toPart(this.#assembly, name, value) : undefined;
  }

  #readKey(start: number, end: number): ScalarNode {
    const span = { start, end };
    const written = this.#text.slice(start, end);
    const source = this.#text === this.#source.part ? written : this.#source.part.slice(start, end);
    const isDouble = written[0] === '"';
    if (!isDouble && written[0] !== "'")
      return { kind: 'scalar', span, value: resolvePlain(written), source, style: 'plain' };
    const style = isDouble ? 'double-quoted' : 'single-quoted';
    return { kind: 'scalar', span, value: written.slice(1, -1), source, style };
  }

  /** What stands behind a colon or a dash, or on the lines below; a list below a key may stand at its column. */
  #readValue(from: number, column: number, mayBeList: boolean): YamlNode | undefined {
    const { end } = this.#line;
    const start = this.#lines.skipBlanks(from);
    const isEmpty = start >= end || this.#text.charCodeAt(start) === HASH;
    ANCHOR.lastIndex = start;
    const anchor = !isEmpty && this.#text.charCodeAt(start) === AMPERSAND ? ANCHOR.exec(this.#text) : null;
    if (!isEmpty && !anchor) return this.#readInline(start, column);
    this.#line = this.#lines.below(end);
    const isBelow = this.#isBelow(column, mayBeList);
    if (!anchor)
      return isBelow
        ? this.#readBelow(column)
        : this.#inline.empty(mayBeList ? from : this.#endBefore(start));
    const { at } = this.#line;
    const isBlock = isBelow && (this.#lines.isDash(at) || this.#lines.colonOf(at) >= 0);
    return isBlock ? this.#assembly.anchored(anchor[1]!, () => this.#readBelow(column)) : undefined;
  }

  /** Where what is written before an offset ends: a template that is read as blanks is written. */
  #endBefore(offset: number): number {
    return this.#source.part.slice(0, offset).trimEnd().length;
  }

  #isBelow(column: number, mayBeList: boolean): boolean {
    const { at, column: own } = this.#line;
    return own > column || (mayBeList && own === column && this.#lines.isDash(at));
  }

  #readList(column: number): ListNode | undefined {
    const start = this.#line.at;
    const items: YamlNode[] = [];
    do {
      const mark = this.#mark();
      const { at } = this.#line;
      const item = this.#readItem(column);
      if (item && this.#line.column <= column) {
        items.push(item);
        continue;
      }
      this.#goBack(mark);
      const read = this.#readPiece({ start: at, indent: column, isBelow: false });
      if (!read) return undefined;
      const reader = this.#treeReader(read);
      for (const node of read.items) items.push(reader.read(node as Node));
    } while (this.#line.column === column && this.#lines.isDash(this.#line.at));
    return { kind: 'list', span: { start, end: items.at(-1)!.span.end }, flow: false, items };
  }

  #readItem(column: number): YamlNode | undefined {
    const { at: dash, end, gap } = this.#line;
    const at = this.#lines.skipBlanks(dash + 1);
    const isBlock = at < end && (this.#lines.isDash(at) || this.#lines.colonOf(at) >= 0);
    if (!isBlock) return this.#readValue(dash + 1, column, false);
    this.#line = { at, column: column + at - dash, end, gap };
    return this.#readBelow(column);
  }

  /** A value that ends on its line, but for quotes and brackets; whatever is indented below would continue it. */
  #readInline(start: number, column: number): YamlNode | undefined {
    const node = this.#inline.read(start, column + 1);
    if (!node) return undefined;
    const { end } = this.#inline;
    const rest = this.#lines.skipBlanks(end);
    const lineEnd = end <= this.#line.end ? this.#line.end : this.#lines.endOf(rest);
    if (rest < lineEnd && (this.#text.charCodeAt(rest) !== HASH || rest === end)) return undefined;
    this.#line = this.#lines.below(lineEnd);
    return this.#line.column > column ? undefined : node;
  }

  /**
   * Lets the library read entries of the innermost block: up to the next one; where they reach farther, one more, then
   * four and sixteen more; and at last up to the block's end.
   */
  #readPiece(place: Place): PieceRead | undefined {
    const block = this.#blocks.at(-1)!;
    let line = this.#line;
    for (const count of [1, 1, 4, 16, Number.POSITIVE_INFINITY]) {
      let isEntry = true;
      for (let entry = 0; entry < count && isEntry; entry++) {
        line = this.#entryBelow(line, block);
        isEntry = this.#isEntryOf(block, line);
      }
      const next = this.#blocks.findLastIndex((one) => this.#isEntryOf(one, line));
      if (next < 0 && line.column >= 0) return undefined;
      // A tab may change what stands above.
      if (this.#text.charCodeAt(line.at) === TAB) return undefined;
      const end = next < 0 ? this.#text.length : line.at - line.column;
      const read = this.#tryPiece({ ...place, blocks: this.#blocks, end, next });
      if (read === 'open') return this.#readToTheEnd(place);
      if (read) {
        this.#line = line;
        return read;
      }
      if (!isEntry) return undefined;
    }
    return undefined;
  }

  /** A quote that nothing closes swallows all of the rest. */
  #readToTheEnd(place: Place): PieceRead | undefined {
    const end = this.#text.length;
    const read = this.#tryPiece({ ...place, blocks: this.#blocks, end, next: -1 });
    this.#line = this.#lines.from(end);
    return read === 'open' ? undefined : read;
  }

  #tryPiece(piece: Piece): PieceRead | 'open' | undefined {
    const size = piece.end - piece.start;
    if (size > this.#budget) return undefined;
    this.#quotes ??= lastQuotes(this.#text);
    const { double, single } = this.#quotes;
    const quotes = `${double >= piece.end ? '"' : ''}${single >= piece.end ? "'" : ''}`;
    const read = readPiece(this.#text, piece, quotes);
    if (typeof read === 'object') this.#assembly.errors.push(...read.errors);
    else this.#budget -= size;
    return read;
  }

  #treeReader({ shift }: PieceRead): TreeReader {
    return new TreeReader(this.#source, this.#assembly, shift);
  }

  /** The next line with an entry of the block, or the first one that is not in it. */
  #entryBelow({ end }: Line, block: Block): Line {
    let line = this.#lines.below(end);
    const mayBeIn = ({ at, column }: Line): boolean =>
      column > block.column ||
      // In a map it may belong to the entry above, in a list nothing does that is no item.
      (column === block.column && block.kind === 'map' && this.#lines.colonOf(at) < 0);
    while (mayBeIn(line)) line = this.#lines.below(line.end);
    return line;
  }

  #isEntryOf({ kind, column }: Block, { at, column: own }: Line): boolean {
    return own === column && this.#lines.isDash(at) === (kind === 'list');
  }

  #mark(): Mark {
    return { line: this.#line, assembly: this.#assembly.mark() };
  }

  #goBack({ line, assembly }: Mark): void {
    this.#line = line;
    this.#assembly.goBack(assembly);
  }
}

/** Where a piece begins; `backTo` is the state before the entry above, if it is read again. */
type Place = Pick<Piece, 'start' | 'indent' | 'isBelow'> & { readonly backTo?: Mark };

const TAB = 9;
const HASH = 35;
const AMPERSAND = 38;
