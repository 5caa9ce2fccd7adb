import type { PathEdit } from '../../text/edit.ts';
import { isWithin, type Path } from '../../text/path.ts';

/**
 * Additions go before removals that do not concern them: so no map is emptied, and dropped, that is about to be
 * filled, and no list's indexes shift.
 */
export function inOrder(edits: readonly PathEdit[]): PathEdit[] {
  const ordered: PathEdit[] = [];
  for (const edit of edits) {
    let position = ordered.length;
    if (edit.op === 'set') {
      while (position > 0 && ordered[position - 1]!.op !== 'set' && !concern(ordered[position - 1]!, edit))
        position--;
    }
    ordered.splice(position, 0, edit);
  }
  return ordered;
}

function concern(one: PathEdit, other: PathEdit): boolean {
  return placesOf(one).some((place) =>
    placesOf(other).some((with_) => isWithin(place, with_) || isWithin(with_, place)),
  );
}

function placesOf(edit: PathEdit): Path[] {
  if (edit.op === 'move') return [edit.path, edit.to];
  return edit.op === 'rename' ? [edit.path, [...edit.path.slice(0, -1), edit.key]] : [edit.path];
}

/**
 * Rewrites the paths of each edit to where their places are after the edits before it: an item of a list moves up
 * when one above it was taken out. Undefined for an edit of an item that was itself taken out.
 */
export function currentPlaces(): (edit: PathEdit) => PathEdit | undefined {
  const removed: Path[] = [];
  return (edit) => {
    const path = removed.reduce<Path | undefined>(closeGap, edit.path);
    if (!path) return undefined;
    const to = edit.op === 'move' ? removed.reduce<Path | undefined>(closeGap, edit.to) : undefined;
    if ((edit.op === 'remove' || edit.op === 'move') && typeof path.at(-1) === 'number') removed.push(path);
    if (edit.op === 'move') return to && { ...edit, path, to };
    return { ...edit, path };
  };
}

function closeGap(path: Path | undefined, removed: Path): Path | undefined {
  const depth = removed.length - 1;
  if (!path || path.length <= depth || !isWithin(path, removed.slice(0, -1))) return path;
  const step = path[depth]!;
  const gap = removed[depth]!;
  if (typeof step !== 'number' || typeof gap !== 'number' || step < gap) return path;
  return step === gap ? undefined : [...path.slice(0, depth), step - 1, ...path.slice(depth + 1)];
}
