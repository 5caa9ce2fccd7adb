import { fieldAt } from '../../../schema/catalogue.ts';
import { isAliased, isMerged } from '../../../syntax/locate.ts';
import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from '../../../syntax/node.ts';
import type { Path } from '../../../text/path.ts';
import { type Span, touches } from '../../../text/span.ts';
import type { Slot } from './slot.ts';

/** True where a brace or bracket may be open, by the letters alone; only then is it worth to read the whole. */
export function isInBrackets(text: string, start: number, position: number): boolean {
  let closed = 0;
  for (let at = position - 1; at >= start; at--) {
    const sign = text[at]!;
    if (sign === '}' || sign === ']') closed++;
    else if ((sign === '{' || sign === '[') && --closed < 0) return true;
  }
  return false;
}

/** A collection in braces or brackets around the cursor. */
export interface FlowPlace {
  readonly path: Path;
  readonly node: MapNode | ListNode;
}

/** The innermost one; undefined where the cursor is in none. */
export function flowAround(root: YamlNode, position: number): FlowPlace | undefined {
  let node = root;
  let path: Path = [];
  let found: FlowPlace | undefined;
  while (node.kind !== 'scalar' && !isAliased(node)) {
    if (node.flow) found = { path, node };
    const children: readonly [string | number, YamlNode][] =
      node.kind === 'list'
        ? node.items.map((item, index) => [index, item])
        : node.entries.flatMap((entry) => (isMerged(entry) ? [] : [[entry.key, entry.value]]));
    const child = children.find(([, { kind, span }]) => kind !== 'scalar' && isInside(span, position));
    if (!child) break;
    path = [...path, child[0]];
    node = child[1];
  }
  return found && isInside(found.node.span, position) ? found : undefined;
}

function isInside({ start, end }: Span, position: number): boolean {
  return start < position && position < end;
}

/** What may stand there, and the word that it replaces. */
export interface FlowSlot {
  readonly slot: Slot;
  readonly span: Span;
  /** The word is a key, with its colon. */
  readonly isKey: boolean;
  /** Right behind a colon, where YAML needs a blank. */
  readonly isTight: boolean;
  /** Something follows that a comma must part from what is put in. */
  readonly needsComma: boolean;
}

export function flowSlot(text: string, { path, node }: FlowPlace, position: number): FlowSlot | undefined {
  return node.kind === 'map' ? inMap(text, path, node, position) : inList(text, path, node, position);
}

function inMap(text: string, path: Path, node: MapNode, position: number): FlowSlot | undefined {
  const keyed = node.entries.find((entry) => touches(entry.keySpan, position) && !isMerged(entry));
  if (keyed) {
    const isKey = /^[ \t\r\n]*:/.test(text.slice(keyed.keySpan.end, keyed.keySpan.end + 80));
    const slot: Slot = { kind: 'key', path, node, entry: keyed, column: undefined };
    const needsComma = !isKey && isFollowed(text, keyed.keySpan.end);
    return { slot, span: keyed.keySpan, isKey, isTight: false, needsComma };
  }
  const valued = node.entries.find(({ value }) => isWord(value) && touches(value.span, position));
  if (valued) return word([...path, valued.key], valued.value as ScalarNode);
  const span = { start: position, end: position };
  const before = signBefore(text, node.span.start, position);
  if (before === '{' || before === ',') {
    const slot: Slot = { kind: 'key', path, node, column: undefined };
    return { slot, span, isKey: false, isTight: false, needsComma: isFollowed(text, position) };
  }
  if (before !== ':') return undefined;
  const entry = lastBefore(node, position);
  if (entry?.value.kind !== 'scalar' || entry.value.style !== 'empty') return undefined;
  const slot = valueSlot([...path, entry.key], entry.value);
  if (!slot) return undefined;
  return {
    slot,
    span,
    isKey: false,
    isTight: text[position - 1] === ':',
    needsComma: isFollowed(text, position),
  };
}

function inList(text: string, path: Path, node: ListNode, position: number): FlowSlot | undefined {
  const index = node.items.findIndex((item) => isWord(item) && touches(item.span, position));
  if (index >= 0) return word([...path, index], node.items[index] as ScalarNode);
  const before = signBefore(text, node.span.start, position);
  if (before !== '[' && before !== ',') return undefined;
  const span = { start: position, end: position };
  const slot: Slot = { kind: 'item', path, node, column: undefined };
  return { slot, span, isKey: false, isTight: false, needsComma: isFollowed(text, position) };
}

function word(path: Path, node: ScalarNode): FlowSlot | undefined {
  const slot = valueSlot(path, node);
  return slot && { slot, span: node.span, isKey: false, isTight: false, needsComma: false };
}

/** In braces an object cannot be begun without its own: only scalars have a word there, lists and objects are put in whole. */
function valueSlot(path: Path, node: ScalarNode): Slot | undefined {
  return fieldAt(path) && { kind: 'value', path, node, flow: true };
}

function isWord(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style !== 'empty' && node.style !== 'block';
}

function lastBefore(node: MapNode, position: number): MapEntry | undefined {
  return node.entries.findLast(({ keySpan }) => keySpan.end <= position);
}

/** The last sign before a position that is no blank. */
function signBefore(text: string, start: number, position: number): string | undefined {
  let at = position - 1;
  while (at >= start && /\s/.test(text[at]!)) at--;
  return at < start ? undefined : text[at];
}

function isFollowed(text: string, position: number): boolean {
  const next = /\S/.exec(text.slice(position, position + 400))?.[0];
  return next !== undefined && !/[,}\]]/.test(next);
}
