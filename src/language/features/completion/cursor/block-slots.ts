import { fieldAt } from '../../../schema/catalogue.ts';
import { lineEnd, lineStart } from '../../../syntax/edit/layout.ts';
import { isAliased, isMerged } from '../../../syntax/locate.ts';
import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from '../../../syntax/node.ts';
import type { Path } from '../../../text/path.ts';
import type { CursorGap } from './gap.ts';
import type { Slot } from './slot.ts';

/** What the tree `root` has at the gap of its text, in block style. Several where a column means several things. */
export function blockSlots(text: string, root: MapNode, gap: CursorGap): Slot[] {
  const position = gap.span.start;
  const found = descend(text, root, position);
  if (!found) return [];
  if (found.kind === 'key') {
    const { path, node, entry } = found;
    return [{ kind: 'key', path, node, entry, column: columnOf(text, entry.keySpan.start) }];
  }
  if (found.kind === 'value') return valueSlots(text, found.path, found.node, found.parentColumn, gap);
  if (gap.after !== 'indent') return [];
  const next = nextLine(text, position);
  return gapSlots(found.levels, columnOf(text, position)).filter((slot) => !takesOver(slot, next));
}

/** True where the lines below would be the value of a key that is written at the gap, or the keys beside it. */
export function mayAdopt(text: string, { span, after, isKey }: CursorGap): boolean {
  const next = after === 'colon' || isKey ? undefined : nextLine(text, span.start);
  if (!next) return false;
  const column = columnOf(text, span.start);
  if (next.column === column) return after === 'dash' || next.isDash;
  return next.column > column && (after === 'indent' || span.start < span.end);
}

/** Where the next line that says something begins, and whether with a dash. */
function nextLine(text: string, position: number): { column: number; isDash: boolean } | undefined {
  const follows = /\n[ \t\r]*(?:#[^\n]*|\{\{[^\n]*\}\}[ \t\r]*)?(?=\n)/y;
  let at = lineEnd(text, position);
  if (text[at] === '\r') at++;
  for (follows.lastIndex = at; follows.test(text); follows.lastIndex = at) at = follows.lastIndex;
  const indent = /\n( *)(?![#\r\n])(\S?)/y;
  indent.lastIndex = at;
  const match = indent.exec(text);
  return match?.[2] ? { column: match[1]!.length, isDash: match[2] === '-' } : undefined;
}

/** What is written above lines that stand further right would make them its own. */
function takesOver(slot: Slot, next: ReturnType<typeof nextLine>): boolean {
  if (!next || slot.kind === 'value' || slot.column === undefined) return false;
  const { kind, column } = slot;
  return next.column > column || (kind === 'key' && next.isDash && next.column === column);
}

/** A collection that is still open at a gap, outermost first. */
interface Level {
  readonly path: Path;
  /** Undefined for a value that is left out: what is in it may begin at `column` or further right. */
  readonly node: MapNode | ListNode | undefined;
  readonly column: number;
}

type Found =
  | { readonly kind: 'key'; readonly path: Path; readonly node: MapNode; readonly entry: MapEntry }
  | { readonly kind: 'value'; readonly path: Path; readonly node: ScalarNode; readonly parentColumn: number }
  | { readonly kind: 'gap'; readonly levels: readonly Level[] };

function descend(text: string, root: YamlNode, position: number): Found | undefined {
  const levels: Level[] = [];
  let node = root;
  let path: Path = [];
  const line = lineStart(text, position);
  let nodeLine = lineStart(text, node.span.start);
  let above = node.span.start;
  while (true) {
    if (node.kind === 'scalar') return undefined;
    if (node.flow || isAliased(node)) return position > node.span.end ? { kind: 'gap', levels } : undefined;
    // From one level to the next, not from the line's start: many may stand on one line.
    const lineBreak = text.slice(above, node.span.start).lastIndexOf('\n');
    if (lineBreak >= 0) nodeLine = above + lineBreak + 1;
    above = node.span.start;
    const column = above - nodeLine;
    levels.push({ path, node, column });
    const child = lastChild(node, position);
    if (!child) return { kind: 'gap', levels };
    const { step, entry, value } = child;
    const childPath: Path = [...path, step];
    if (entry && position <= entry.keySpan.end) return { kind: 'key', path, node: node as MapNode, entry };
    if (value.kind !== 'scalar') {
      node = value;
      path = childPath;
      continue;
    }
    // A scalar further down is what somebody goes on to mend: until then there is nothing in its place.
    if (value.style === 'empty' || value.span.start > lineEnd(text, position)) {
      if (value.style === 'empty' && value.span.start >= line)
        return { kind: 'value', path: childPath, node: value, parentColumn: column };
      levels.push({ path: childPath, node: undefined, column: column + 1 });
      return { kind: 'gap', levels };
    }
    if (value.style === 'block' && position - line > column) return undefined;
    if (position > value.span.end) return value.span.end < line ? { kind: 'gap', levels } : undefined;
    if (position < value.span.start) return undefined;
    return { kind: 'value', path: childPath, node: value, parentColumn: column };
  }
}

/** The last entry or item that begins at a position or before it. */
function lastChild(
  node: MapNode | ListNode,
  position: number,
): { step: string | number; entry?: MapEntry; value: YamlNode } | undefined {
  if (node.kind === 'list') {
    const step = node.items.findLastIndex(({ span }) => span.start <= position);
    return step < 0 ? undefined : { step, value: node.items[step]! };
  }
  let entry: MapEntry | undefined;
  for (const candidate of node.entries) {
    const { start } = candidate.keySpan;
    if (start <= position && !isMerged(candidate) && !(entry && entry.keySpan.start > start))
      entry = candidate;
  }
  return entry && { step: entry.key, entry, value: entry.value };
}

/** A scalar at the cursor: the value of its field, or, where the field has none, the beginning of what it holds. */
function valueSlots(
  text: string,
  path: Path,
  node: ScalarNode,
  parentColumn: number,
  gap: CursorGap,
): Slot[] {
  if (node.style === 'block' || text.slice(node.span.start, node.span.end).includes('\n')) return [];
  const column = gap.after === 'colon' ? undefined : columnOf(text, gap.span.start) + (gap.isTight ? 1 : 0);
  return inside(path, node, column ?? parentColumn);
}

/** What may stand in the place of a scalar whose field is an object, a list or neither. */
function inside(path: Path, node: ScalarNode, column: number): Slot[] {
  switch (fieldAt(path)?.kind) {
    case undefined:
      return [];
    case 'object':
    case 'map':
      return [{ kind: 'key', path, node: undefined, column }];
    case 'list':
      return [{ kind: 'item', path, node: undefined, column }];
    default:
      return [{ kind: 'value', path, node, flow: false }];
  }
}

/** The innermost collection whose column the cursor has reached; what stands further right is moved there. */
function gapSlots(levels: readonly Level[], column: number): Slot[] {
  const index = levels.findLastIndex((level) => column >= level.column);
  const level = levels[index];
  if (!level) return [];
  const { path, node } = level;
  if (!node) return inside(path, emptyScalar(), column);
  if (node.kind === 'map') {
    const own: Slot = { kind: 'key', path, node, column: level.column };
    return column === level.column ? [...dashesBeside(levels[index + 1], column), own] : [own];
  }
  const own: Slot = { kind: 'item', path, node, column: level.column };
  const outer = levels[index - 1];
  const isLevel = outer?.node?.kind === 'map' && outer.column === level.column;
  return isLevel
    ? [own, { kind: 'key', path: outer.path, node: outer.node as MapNode, column: outer.column }]
    : [own];
}

/** A list may have its dashes in the column of its key. */
function dashesBeside(below: Level | undefined, column: number): Slot[] {
  if (!below || below.node || fieldAt(below.path)?.kind !== 'list') return [];
  return [{ kind: 'item', path: below.path, node: undefined, column }];
}

function emptyScalar(): ScalarNode {
  return { kind: 'scalar', span: { start: 0, end: 0 }, value: null, source: '', style: 'empty' };
}

export function columnOf(text: string, position: number): number {
  return position - lineStart(text, position);
}
