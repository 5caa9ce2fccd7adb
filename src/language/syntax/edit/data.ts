import type { PathEdit } from '../../text/edit.ts';
import { isWithin, type Path, valueAt } from '../../text/path.ts';

type Container = Record<string | number, unknown>;

/**
 * What an edit makes of plain data, in place; false for what cannot be done: an index that leaves a gap, a key in a
 * list, a rename or move onto what exists. `kept` is the length of the paths whose map may be left empty, as `{}`: a
 * longer path's map goes with its last key. A list that is left empty stays, since `[]` means something else than no
 * list.
 */
export function applyToData(data: { root: unknown }, edit: PathEdit, kept: number): boolean {
  switch (edit.op) {
    case 'set':
      return set(data, edit.path, edit.value);
    case 'remove':
      remove(data, edit.path, kept);
      return true;
    case 'rename': {
      const parent = edit.path.slice(0, -1);
      const value = valueAt(data.root, edit.path);
      if (value === undefined || edit.key === edit.path.at(-1)) return true;
      const holder = valueAt(data.root, parent) as Container;
      if (Array.isArray(holder) || Object.hasOwn(holder, edit.key)) return false;
      delete holder[edit.path.at(-1)!];
      holder[edit.key] = value;
      return true;
    }
    case 'move': {
      const value = valueAt(data.root, edit.path);
      if (value === undefined) return true;
      if (isWithin(edit.to, edit.path) || valueAt(data.root, edit.to) !== undefined) return false;
      if (!set(data, edit.to, value)) return false;
      remove(data, edit.path, kept);
      return true;
    }
  }
}

function set(data: { root: unknown }, path: Path, value: unknown): boolean {
  let holder: Container = data;
  let last: string | number = 'root';
  for (const step of path) {
    let next = holder[last];
    if (next === null || typeof next !== 'object') {
      if (typeof step === 'number' && step !== 0) return false;
      next = typeof step === 'number' ? [] : {};
      holder[last] = next;
    }
    if (Array.isArray(next) && (typeof step !== 'number' || step > next.length)) return false;
    holder = next as Container;
    last = step;
  }
  holder[last] = value;
  return true;
}

function remove(data: { root: unknown }, path: Path, kept: number): void {
  if (path.length === 0 || valueAt(data.root, path) === undefined) return;
  const parent = path.slice(0, -1);
  const holder = valueAt(data.root, parent) as Container;
  const last = path.at(-1)!;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  if (Array.isArray(holder) || Object.keys(holder).length > 0 || parent.length <= kept) return;
  if (!Array.isArray(valueAt(data.root, parent.slice(0, -1)))) remove(data, parent, kept);
}

/** Equality of plain data, whatever the order of keys. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) => Object.hasOwn(other, key) && isSameData((one as Container)[key], (other as Container)[key]),
  );
}
