import { type Path, valueAt } from '../../text/path.ts';

/**
 * Takes values that must not be trusted out of `value`, in place. Lists keep their indexes: an entry that should have
 * been an object becomes an empty one, any other leaves a hole.
 */
export function prune(value: unknown, unsound: readonly Path[], isObjectAt: (path: Path) => boolean): void {
  for (const path of unsound) {
    const parent = valueAt(value, path.slice(0, -1));
    const step = path.at(-1);
    if (parent === null || typeof parent !== 'object' || step === undefined) continue;
    if (!Array.isArray(parent)) delete (parent as Record<string, unknown>)[step];
    else if (typeof step !== 'number') continue;
    else if (isObjectAt(path)) parent[step] = {};
    else delete parent[step];
  }
}
