import type { Path } from '../text/path.ts';
import { type Span, touches } from '../text/span.ts';
import { childOf, entryOf, type MapEntry, type YamlNode } from './node.ts';

/** The node as plain data. A key `__proto__` becomes a property like any other. */
export function toJson(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  const data: Record<string, unknown> = {};
  for (const { key, value } of node.entries) {
    if (key === '__proto__') {
      Object.defineProperty(data, key, {
        value: toJson(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    } else data[key] = toJson(value);
  }
  return data;
}

/** The node at `path`; undefined where nothing is written. */
export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = root;
  for (const step of path) node = childOf(node, step);
  return node;
}

/**
 * What to underline for a place of the object `root`. A place that is not written is shown at the key of its nearest
 * written ancestor, and a value that is left out at its key. An item of a list has no key: its first one stands for it.
 */
export function spanOf(root: YamlNode, path: Path, mark: 'key' | 'value' | 'pair'): Span {
  let node = root;
  let entry: MapEntry | undefined;
  for (const step of path) {
    const next = childOf(node, step);
    if (!next) return entry?.keySpan ?? headOf(node);
    entry = entryOf(node, String(step));
    node = next;
  }
  if (!entry) return mark === 'key' || path.length === 0 ? headOf(node) : node.span;
  if (mark === 'pair') return entry.span;
  return mark === 'key' || isEmpty(node.span) ? entry.keySpan : node.span;
}

/** A place in an object, and whether its key or its value is meant. */
export interface PlaceAt {
  readonly path: Path;
  readonly span: Span;
  readonly on: 'key' | 'value';
}

/**
 * The innermost key or scalar at an offset, from `root` down; undefined between them. What is reached through an alias
 * or a merge has no place of its own: there the alias is the value.
 */
export function pathAt(root: YamlNode, offset: number): PlaceAt | undefined {
  if (!touches(root.span, offset)) return undefined;
  const path: (string | number)[] = [];
  let node = root;
  while (true) {
    const next = stepTo(node, offset);
    if (!next) return isLeaf(node) ? { path, span: node.span, on: 'value' } : undefined;
    path.push(next.step);
    if (next.keySpan) return { path, span: next.keySpan, on: 'key' };
    node = next.node;
  }
}

/** True for a node that is reached through an alias: all that is in it stands at the same place. */
export function isAliased(node: YamlNode): boolean {
  if (node.kind === 'scalar') return false;
  const first = node.kind === 'map' ? node.entries[0]?.keySpan : node.items[0]?.span;
  return first !== undefined && first.start === node.span.start && first.end === node.span.end;
}

/** True for an entry that comes from a merge: its key and value stand where the merge does. */
export function isMerged({ keySpan, value }: MapEntry): boolean {
  return keySpan.start === value.span.start && keySpan.end === value.span.end && !isEmpty(keySpan);
}

function stepTo(
  node: YamlNode,
  offset: number,
): { step: string | number; keySpan?: Span; node: YamlNode } | undefined {
  if (node.kind === 'scalar' || isAliased(node)) return undefined;
  if (node.kind === 'list') {
    const step = node.items.findIndex(({ span }) => touches(span, offset));
    return step < 0 ? undefined : { step, node: node.items[step]! };
  }
  const entry = node.entries.find((candidate) => touches(candidate.span, offset) && !isMerged(candidate));
  if (!entry) return undefined;
  const { key, keySpan, value } = entry;
  if (touches(keySpan, offset)) return { step: key, keySpan, node: value };
  return touches(value.span, offset) ? { step: key, node: value } : undefined;
}

function isLeaf(node: YamlNode): boolean {
  return node.kind === 'scalar' || isAliased(node);
}

/** Where a node begins: its first key that is written there. */
function headOf(node: YamlNode): Span {
  if (node.kind === 'scalar') return node.span;
  if (node.kind === 'map') return node.entries[0]?.keySpan ?? node.span;
  const first = node.items[0];
  return first ? headOf(first) : node.span;
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}
