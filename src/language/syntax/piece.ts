import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLParseError,
} from 'yaml';
import { compose } from './compose.ts';

/** Some lines of a block, to be read by the library as if the rest stood around them. */
export interface Piece {
  readonly kind: 'map' | 'list';
  readonly start: number;
  readonly end: number;
  /** The column of the entries of the block, and that of the block around it; -1 for the outermost. */
  readonly column: number;
  readonly outer: number;
  /** What stands on the first line before `start`, all of it read as blank. */
  readonly indent: number;
  /** Whether entries stand above that are not read again. */
  readonly isBelow: boolean;
  /** What comes behind: another entry of the block, a line of a block further out at that column, or nothing. */
  readonly next: 'entry' | 'end' | number;
}

/** What the library has read of a piece; its positions are behind those of the text by `shift`. */
export interface PieceRead {
  /** The pairs of a map, the nodes of a list. */
  readonly items: readonly (Pair | Node)[];
  /** Where the block starts, if no entry stands above. */
  readonly start: number;
  /** Their positions are those of the text. */
  readonly errors: readonly YAMLParseError[];
  readonly shift: number;
}

/** What is deeper is left to a reading of the whole, which has a limit. */
const DEEPEST = 400;

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
  const { document } = compose(whole, DEEPEST);
  if (!document) return undefined;
  const { errors } = document;
  const isOpen = errors.some(({ pos, message }) => pos[0] >= whole.length && /quote$/.test(message));
  if (isOpen && piece.next !== 'end') return 'open';
  // A fault may be found at the first sign behind the piece, where the text has it too.
  const last =
    upTo.length + (piece.next === 'entry' ? piece.column : piece.next === piece.outer ? piece.outer : 0);
  const isOurs = ({ code, message, pos: [at] }: YAMLParseError) =>
    at >= head.length &&
    (at <= last || piece.next === 'end') &&
    code !== 'IMPOSSIBLE' &&
    !/ in YAML /.test(message);
  if (!errors.every(isOurs)) return undefined;

  const contents = document.contents as Node;
  const isInner = piece.outer >= 0;
  const outer = isInner ? childrenOf(contents, 'map') : undefined;
  const holder = outer?.[0];
  const block = isInner ? isPair(holder) && (holder.value as Node) : contents;
  const items = block ? childrenOf(block, piece.kind) : undefined;
  if (!items) return undefined;
  const around = piece.next === 'entry' ? items : (outer ?? []);
  const count = tail.length;
  let at = upTo.length;
  for (const [index, line] of tail.entries()) {
    const item = around[around.length - count + index];
    if (!item || !isStandIn(item, at + line.search(/\S/))) return undefined;
    at += line.length;
  }
  if (isInner && outer!.length !== 1 + (piece.next === 'entry' ? 0 : count)) return undefined;
  const own = piece.next === 'entry' ? items.slice(0, -count) : [...items];
  if (piece.isBelow && !isUntouched(own.shift(), head.length)) return undefined;
  const shift = piece.start - head.length - piece.indent;
  for (const error of errors) error.pos = [error.pos[0] + shift, error.pos[1] + shift];
  return { items: own, start: (block as Node).range![0] + shift, errors, shift };
}

function headOf({ column, outer, isBelow }: Piece): string {
  const holder = outer < 0 ? '' : `${' '.repeat(outer)}k:\n`;
  // An entry that takes up lines: one of a single line is read again, since lines below may belong to it.
  return isBelow ? `${holder}${' '.repeat(column)}k:\n${' '.repeat(column)} k: 0\n` : holder;
}

/** Twice the same line: what is wrong above may show only at the second. */
function tailOf({ kind, column, outer, next }: Piece, quotes: string): string[] {
  if (next === 'end') return [];
  const isEntry = next === 'entry';
  const line = ' '.repeat(isEntry ? column : outer) + (isEntry && kind === 'list' ? '- 0' : 'k: 0');
  return [`${line}\n`, `${line} #${quotes}\n`];
}

/** The children of a block collection that nothing is said of by an anchor or a tag. */
function childrenOf(node: Node, kind: Piece['kind']): readonly (Pair | Node)[] | undefined {
  if (!isCollection(node) || node.flow || node.anchor || node.tag) return undefined;
  return (kind === 'map' ? isMap(node) : isSeq(node)) ? (node.items as (Pair | Node)[]) : undefined;
}

function isStandIn(item: Pair | Node, start: number): boolean {
  if (!isPair(item)) return isZeroAt(item, start + 2);
  const { key, value } = item as Pair<Node, Node>;
  return isScalar(key) && key.range?.[0] === start && key.source === 'k' && isZeroAt(value, start + 3);
}

function isZeroAt(node: Node | null, start: number): boolean {
  return isScalar(node) && node.source === '0' && node.range?.[0] === start;
}

function isUntouched(item: Pair | Node | undefined, end: number): boolean {
  if (!isPair(item)) return false;
  const inner = childrenOf(item.value as Node, 'map');
  return inner?.length === 1 && isStandIn(inner[0]!, end - 'k: 0\n'.length);
}
