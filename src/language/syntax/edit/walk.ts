import type { Path } from '../../text/path.ts';
import { isMerged } from '../locate.ts';
import type { ListNode, MapEntry, MapNode, YamlNode } from '../node.ts';
import type { Draft } from './draft.ts';

/** A place in a draft: the node that is there, or the nearest one above it and the steps that are missing. */
export interface WalkEnd {
  readonly node: YamlNode | undefined;
  /** What holds `node`, and where; undefined for the root. */
  readonly holder: Held | undefined;
  /** The steps below `node` that are not written. */
  readonly missing: Path;
  /** How many steps are written. */
  readonly depth: number;
}

export type Held =
  | { readonly list: ListNode; readonly index: number }
  | { readonly map: MapNode; readonly entry: MapEntry };

/**
 * Walks down a path as far as the text goes. Undefined where it leads through an alias, whose text is elsewhere and
 * not this place's own. What a merge brings in counts as not written.
 */
export function walk({ root, text }: Draft, path: Path): WalkEnd | undefined {
  let node = root;
  let holder: Held | undefined;
  for (const [depth, step] of path.entries()) {
    if (node && node.kind !== 'scalar' && text[node.span.start] === '*') return undefined;
    const next = node && heldBy(node, step);
    if (!next) return { node, holder, missing: path.slice(depth), depth };
    holder = next;
    node = 'entry' in next ? next.entry.value : next.list.items[next.index];
  }
  return { node, holder, missing: [], depth: path.length };
}

export function childNodes(node: YamlNode): readonly (MapEntry | YamlNode)[] {
  if (node.kind === 'scalar') return [];
  return node.kind === 'list' ? node.items : node.entries.filter((entry) => !isMerged(entry));
}

function heldBy(node: YamlNode, step: string | number): Held | undefined {
  if (node.kind === 'list') {
    return typeof step === 'number' && step < node.items.length ? { list: node, index: step } : undefined;
  }
  const entry = node.kind === 'map' ? node.entries.find(({ key }) => key === String(step)) : undefined;
  return entry && node.kind === 'map' && !isMerged(entry) ? { map: node, entry } : undefined;
}
