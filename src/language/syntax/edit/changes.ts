import type { PathEdit, TextEdit } from '../../text/edit.ts';
import { isWithin, type Path } from '../../text/path.ts';
import { toJson } from '../locate.ts';
import type { YamlNode } from '../node.ts';
import { carriedPair } from './carry.ts';
import { isSameData } from './data.ts';
import type { Draft } from './draft.ts';
import { insertBelow } from './insert.ts';
import { isBlock } from './layout.ts';
import { removeChild } from './remove.ts';
import { replaceNode } from './replace.ts';
import { holdsTemplate } from './templates.ts';
import { walk } from './walk.ts';
import { isFilledMap, keyLike } from './write.ts';

/** The draft that edits are worked into: its state, and the way to change it. */
export interface Work {
  readonly draft: Draft;
  apply(edits: readonly TextEdit[]): void;
}

/** Works one edit into the text; false where it cannot be done. `kept` as for `applyToData`. */
export function change(work: Work, edit: PathEdit, kept: number): boolean {
  switch (edit.op) {
    case 'set':
      return set(work, edit.path, edit.value);
    case 'remove':
      return remove(work, edit.path, kept, false);
    case 'rename':
      return rename(work, edit.path, edit.key);
    case 'move':
      return move(work, edit.path, edit.to, kept);
  }
}

function set(work: Work, path: Path, value: unknown): boolean {
  const found = walk(work.draft, path);
  if (!found) return false;
  if (found.missing.length > 0) {
    work.apply(insertBelow(work.draft, found, value));
    return true;
  }
  const { node } = found;
  if (node && isSameData(toJson(node), value)) return true;
  if (node && isLike(node, value, work.draft.text)) return adjust(work, path, node, value);
  work.apply(replaceNode(work.draft, found, value));
  return true;
}

/** True where a value can be had by changing what is in the node, instead of all of it. */
function isLike(node: YamlNode, value: unknown, text: string): boolean {
  if (text[node.span.start] === '*') return false;
  if (node.kind === 'map')
    return isFilledMap(value) && node.entries.some(({ key }) => Object.hasOwn(value, key));
  return node.kind === 'list' && Array.isArray(value) && value.length > 0 && node.items.length > 0;
}

function adjust(work: Work, path: Path, node: YamlNode, value: unknown): boolean {
  const isList = node.kind === 'list';
  const wanted = Object.entries(value as object).map(
    ([key, child]) => [isList ? Number(key) : key, child] as const,
  );
  const extra =
    node.kind === 'list'
      ? node.items
          .map((_, index) => index)
          .slice(wanted.length)
          .reverse()
      : node.kind === 'map'
        ? node.entries.map(({ key }) => key).filter((key) => !Object.hasOwn(value as object, key))
        : [];
  const isSet = wanted.every(([step, child]) => set(work, [...path, step], child));
  return isSet && extra.every((step) => remove(work, [...path, step], Number.POSITIVE_INFINITY, false));
}

function remove(work: Work, path: Path, kept: number, withComments: boolean): boolean {
  const found = walk(work.draft, path);
  if (!found) return false;
  if (found.missing.length > 0 || !found.holder) return true;
  const { holder } = found;
  const siblings = 'entry' in holder ? holder.map.entries.length : holder.list.items.length;
  if (siblings > 1) {
    work.apply(removeChild(work.draft, holder, withComments));
    return true;
  }
  const parent = path.slice(0, -1);
  const above = walk(work.draft, parent);
  if (!above) return false;
  const isDropped = 'entry' in holder && parent.length > kept && above.holder && 'entry' in above.holder;
  if (isDropped) return remove(work, parent, kept, false);
  work.apply(replaceNode(work.draft, above, 'entry' in holder ? {} : []));
  return true;
}

function rename(work: Work, path: Path, key: string): boolean {
  const found = walk(work.draft, path);
  if (!found) return false;
  const { holder, missing } = found;
  if (missing.length > 0 || !holder || !('entry' in holder)) return missing.length > 0;
  const { keySpan } = holder.entry;
  work.apply([{ span: keySpan, newText: keyLike(work.draft.text, keySpan.start, key, holder.map.flow) }]);
  return true;
}

function move(work: Work, from: Path, to: Path, kept: number): boolean {
  const found = walk(work.draft, from);
  const target = walk(work.draft, to);
  if (!found || !target) return false;
  const { node, holder, missing } = found;
  if (missing.length > 0 || !node || !holder) return missing.length > 0;
  if (target.missing.length === 0 || isWithin(to, from)) return false;
  const isPair = 'entry' in holder && isBlock(work.draft.text, holder.map) && typeof to.at(-1) === 'string';
  if (!isPair && holdsTemplate(node)) return false;
  const value = isPair ? carriedPair(work.draft, holder.entry, String(to.at(-1))) : toJson(node);
  work.apply(insertBelow(work.draft, target, value));
  return remove(work, from, kept, isPair);
}
