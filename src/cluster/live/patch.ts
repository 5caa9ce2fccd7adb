import type { InstallationPatch } from '../commands/patch-installation.ts';
import { difference, type PathChange, withoutNulls } from '../object/difference.ts';
import { isRecord, type Json, type LiveObject } from '../object/live-object.ts';
import { mergePatch } from '../object/merge-patch.ts';
import { isWithin, own, type Path, valueAt } from '../object/path.ts';

/** What of `metadata` belongs to users. */
const OF_USERS: readonly string[] = ['labels', 'annotations', 'finalizers', 'ownerReferences'];

/** The patch that makes `mine` of `seen`; undefined where they say the same, as far as a user may change it. */
export function patchOf(seen: Json, mine: Json): InstallationPatch | undefined {
  const metadata = Object.fromEntries(
    OF_USERS.flatMap((key) => {
      const patch = partPatch(valueAt(seen, ['metadata', key]), valueAt(mine, ['metadata', key]));
      return patch === undefined ? [] : [[key, patch]];
    }),
  );
  const spec = partPatch(valueAt(seen, ['spec']), valueAt(mine, ['spec']));
  const patch: InstallationPatch = {
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
    ...(isRecord(spec) ? { spec } : {}),
  };
  return Object.keys(patch).length > 0 ? patch : undefined;
}

/**
 * What was changed and is not the user's to change: `status`, what the API server writes into `metadata`, and the
 * object's identity. What says the same as one of the states in `seen` is no change.
 */
export function refusedChanges(seen: readonly Json[], mine: Json): PathChange[] {
  const [first, ...others] = seen.map((state) => difference(protectedPart(state), protectedPart(mine)));
  if (!first) return [];
  return first.filter(({ path }) =>
    others.every((changes) => changes.some((one) => touches(one.path, path))),
  );
}

function touches(one: Path, other: Path): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

function protectedPart(object: Json): Json | undefined {
  if (!isRecord(object)) return object;
  const { spec: _, metadata, ...rest } = object;
  if (!isRecord(metadata)) return metadata === undefined ? rest : { ...rest, metadata };
  const kept = Object.entries(metadata).filter(([key]) => !OF_USERS.includes(key));
  return withoutNulls({ ...rest, metadata: Object.fromEntries(kept) });
}

/**
 * A map that is gone is one without keys: what was seen of it is taken out, and what was not, like the annotation that
 * `kubectl apply` keeps for itself, stays.
 */
function partPatch(from: Json | undefined, to: Json | undefined): Json | undefined {
  return mergePatch(from, isRecord(from) && (to === undefined || to === null) ? {} : to);
}

/** What a patch adds or changes and an answer of the API server does not have: it was thrown away there. */
export function lostIn(patch: InstallationPatch, after: LiveObject): Path[] {
  return lost(patch as Json, after as unknown as Json, []);
}

function lost(patch: Json, after: Json | undefined, path: Path): Path[] {
  if (patch === null) return [];
  if (isRecord(patch)) {
    if (!isRecord(after)) return Object.keys(patch).length === 0 ? [] : [path];
    return Object.entries(patch).flatMap(([key, value]) => lost(value, own(after, key), [...path, key]));
  }
  if (after === undefined) return [path];
  if (!Array.isArray(patch) || !Array.isArray(after)) return [];
  return (patch as readonly Json[]).flatMap((item, index) =>
    lost(item, after[index] as Json, [...path, index]),
  );
}
