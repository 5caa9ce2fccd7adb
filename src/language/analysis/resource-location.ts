import { type InstallationSource, type Part, partAround, placeIn } from '../documents/installations.ts';
import type { Contents } from '../documents/read.ts';
import type { Unit } from '../documents/unit.ts';
import { spanOf } from '../syntax/locate.ts';
import type { YamlNode } from '../syntax/node.ts';
import type { PathEdit } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import type { Fix, Place, ResourceHandle } from '../text/problem.ts';
import type { LocatedFix, Location } from './finding.ts';

/** Where an object stands: what turns a place of it into a location, and a change into one of its document. */
export interface ResourceLocation {
  readonly unit: Unit;
  readonly root: YamlNode;
  readonly parts: readonly Part[];
  /** The other file that the unit is of. */
  readonly uri?: string;
}

/** What another file holds of neighbours. */
export interface Elsewhere {
  readonly uri: string;
  readonly contents: Contents;
}

export function locationOf(unit: Unit, { root, parts }: InstallationSource): ResourceLocation {
  return { unit, root, parts };
}

/** The homes of all neighbours: those of the text first. */
export function locationsOf(
  contents: Contents,
  elsewhere: readonly Elsewhere[],
): Map<ResourceHandle, ResourceLocation> {
  const resources = new Map<ResourceHandle, ResourceLocation>();
  const add = (from: Contents, uri?: string): void => {
    for (const { unit } of from.units) {
      if (unit.document.isForeign && unit.document.problems.length > 0) continue;
      for (const neighbour of unit.neighbours) {
        const parts = neighbour.parts ?? [{ of: [], at: neighbour.path }];
        resources.set(neighbour, { unit, root: neighbour.root, parts, uri });
      }
    }
  };
  add(contents);
  for (const { uri, contents: other } of elsewhere) add(other, uri);
  return resources;
}

export function locate(resource: ResourceLocation, { path, mark }: Place): Location {
  const span = spanOf(resource.root, path, mark ?? 'value');
  return resource.uri === undefined
    ? { unit: resource.unit, span }
    : { unit: resource.unit, span, uri: resource.uri };
}

/** Undefined for a change that the text has no place for: of another file, or of what only stands for the object. */
export function locateFix(
  resource: ResourceLocation,
  { title, safety, edits }: Omit<Fix, 'resource'>,
): LocatedFix | undefined {
  if (resource.uri !== undefined) return undefined;
  const part = edits[0] && partAround(resource, edits[0].path);
  if (!part) return undefined;
  // The key that stands for `spec` belongs to the map around it.
  const base = part.of.length === 0 ? part.at : part.at.slice(0, -1);
  const located = edits.map((edit) => below(resource, base, edit));
  if (located.some((edit) => edit === undefined)) return undefined;
  return { title, safety, unit: resource.unit, base, edits: located as PathEdit[] };
}

function below(resource: ResourceLocation, base: Path, edit: PathEdit): PathEdit | undefined {
  const path = relative(resource, base, edit.path);
  if (!path) return undefined;
  if (edit.op !== 'move') return { ...edit, path };
  const to = relative(resource, base, edit.to);
  return to && { ...edit, path, to };
}

function relative(resource: ResourceLocation, base: Path, path: Path): Path | undefined {
  const place = placeIn(resource, path);
  const isBelow = place && base.every((step, index) => place[index] === step) && place.length > base.length;
  return isBelow ? place.slice(base.length) : undefined;
}
