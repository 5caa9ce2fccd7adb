import { isCollection, isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { ComposeError } from './compose.ts';
import { composePiece } from './composed-pieces.ts';

/** A block of YAML that begins somewhere above a line, by the column of its entries. */
export interface Block {
  readonly kind: 'map' | 'list';
  readonly column: number;
}

/** Some lines of a block, to be read by the library as if the rest of the text stood around them. */
export interface Piece {
  /** The blocks that the lines are in, from the outermost to the one whose entries they are. */
  readonly blocks: readonly Block[];
  readonly start: number;
  readonly end: number;
  /** How many signs before `start` its line has; they are read as blanks. */
  readonly indent: number;
  /** Whether an entry of several lines stands above, which is not read again. */
  readonly isBelow: boolean;
  /** The index of the block that has its next entry behind the piece; -1 where the text ends. */
  readonly next: number;
}

/** What the library has read of a piece. */
export interface PieceRead {
  /** The pairs of a map, the nodes of a list. */
  readonly items: readonly (Pair | Node)[];
  /** Where the block starts, if no entry stands above. */
  readonly start: number;
  /** Their positions are those of the text. */
  readonly errors: readonly ComposeError[];
  /** How far the positions of the nodes are before those of the text. */
  readonly shift: number;
}

/**
 * Reads a piece with the library. Stand-ins for what is around it are read with it, and unless they come out as they
 * are, the piece reaches beyond its lines: then undefined. `open` where it is a quote that the whole text does not
 * close. `quotes` holds the quotation marks that the text behind the piece would close a quote with.
 */
export function readPiece(text: string, piece: Piece, quotes: string): PieceRead | 'open' | undefined {
  const head = headOf(piece);
  const upTo = head + ' '.repeat(piece.indent) + text.slice(piece.start, piece.end);
  const tail = tailOf(piece, quotes);
  const whole = upTo + tail.join('');
  const { document } = composePiece(whole);
  if (!document) return undefined;
  const { errors } = document;
  const isOpen = errors.some(({ pos, message }) => pos[0] >= whole.length && /quote$/.test(message));
  if (isOpen && piece.next >= 0) return 'open';
  const range = { start: head.length, end: upTo.length };
  if (!errors.every((error) => isInside(error, piece, range))) return undefined;
  const block = blockOf(document.contents, piece, range, tail);
  const items = block && ownItems(block, piece, range, tail);
  if (!items || items.length === 0) return undefined;
  const shift = piece.start - piece.indent - head.length;
  return { items, start: block.range![0] + shift, errors: errors.map((one) => moved(one, shift)), shift };
}

function moved({ pos: [from, to], code, message }: ComposeError, shift: number): ComposeError {
  return { pos: [from + shift, to + shift], code, message };
}

/** The lines that begin the blocks, and one entry that takes up several lines, if one stands above. */
function headOf({ blocks, isBelow }: Piece): string {
  const around = blocks.slice(0, -1).map(({ kind, column }) => ' '.repeat(column) + STARTS[kind]);
  const indent = ' '.repeat(blocks.at(-1)!.column);
  return around.join('') + (isBelow ? `${indent}k:\n${indent} k: 0\n` : '');
}

const STARTS = { map: 'k:\n', list: '-\n' };
const ENTRIES = { map: 'k: 0', list: '- 0' };

/** Twice the same entry: what is wrong above may show only at the second. */
function tailOf({ blocks, next }: Piece, quotes: string): string[] {
  const block = blocks[next];
  if (!block) return [];
  const line = ' '.repeat(block.column) + ENTRIES[block.kind];
  return [`${line}\n`, `${line} #${quotes}\n`];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function isInside({ code, message, pos }: ComposeError, piece: Piece, { start, end }: Range): boolean {
  const [from, to] = pos;
  // These are told after all others, wherever they stand.
  if (code === 'IMPOSSIBLE' || / in YAML /.test(message)) return false;
  // Found where the entry above ends, of which only a stand-in is there.
  if (from < start || (piece.isBelow && from === start && /^B/.test(code))) return false;
  const block = piece.blocks[piece.next];
  // The text is indented as the stand-in is, so far a fault may reach; that of brackets is found at the next sign.
  const last = end + (block?.column ?? 0);
  return to <= last || !block || (from === last && /^Flow/.test(message));
}

/** The block whose entries the piece has, if all around it is as it should be. */
function blockOf(
  contents: Node | null,
  piece: Piece,
  range: Range,
  tail: readonly string[],
): Node | undefined {
  let node = contents;
  for (const [index, { kind }] of piece.blocks.slice(0, -1).entries()) {
    const items = node && childrenOf(node, kind);
    const behind = piece.next === index ? tail : [];
    if (items?.length !== 1 + behind.length || !endsWith(items, behind, range)) return undefined;
    const [first] = items;
    node = isPair(first) ? (first.value as Node | null) : (first as Node);
  }
  return node ?? undefined;
}

function ownItems(
  block: Node,
  { blocks, next, isBelow }: Piece,
  range: Range,
  tail: readonly string[],
): (Pair | Node)[] | undefined {
  const items = childrenOf(block, blocks.at(-1)!.kind);
  const behind = next === blocks.length - 1 ? tail : [];
  if (!items || !endsWith(items, behind, range)) return undefined;
  if (isBelow && !isUntouched(items[0], range.start)) return undefined;
  return items.slice(isBelow ? 1 : 0, items.length - behind.length);
}

/** The children of a block collection that neither an anchor nor a tag says something of. */
function childrenOf(node: Node, kind: Block['kind']): readonly (Pair | Node)[] | undefined {
  if (!isCollection(node) || node.flow || node.anchor || node.tag) return undefined;
  return (kind === 'map' ? isMap(node) : isSeq(node)) ? (node.items as (Pair | Node)[]) : undefined;
}

function endsWith(items: readonly (Pair | Node)[], tail: readonly string[], range: Range): boolean {
  let at = range.end;
  return tail.every((line, index) => {
    const start = at + line.search(/\S/);
    at += line.length;
    const item = items[items.length - tail.length + index];
    return item !== undefined && isStandIn(item, start);
  });
}

function isUntouched(item: Pair | Node | undefined, end: number): boolean {
  const inner = isPair(item) ? childrenOf(item.value as Node, 'map') : undefined;
  return inner?.length === 1 && isStandIn(inner[0]!, end - 'k: 0\n'.length);
}

function isStandIn(item: Pair | Node, start: number): boolean {
  if (!isPair(item)) return isPlainAt(item, '0', start + 2);
  const { key, value } = item as Pair<Node, Node>;
  return isPlainAt(key, 'k', start) && isPlainAt(value, '0', start + 3);
}

function isPlainAt(node: Node | null, source: string, start: number): boolean {
  return isScalar(node) && node.source === source && node.range?.[0] === start && !node.anchor && !node.tag;
}
