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
export interface Home {
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

export function homeOf(unit: Unit, { root, parts }: InstallationSource): Home {
  return { unit, root, parts };
}

/** The homes of all neighbours: those of the text first. */
export function homesOf(contents: Contents, elsewhere: readonly Elsewhere[]): Map<ResourceHandle, Home> {
  const homes = new Map<ResourceHandle, Home>();
  const add = (from: Contents, uri?: string): void => {
    for (const { unit } of from.units) {
      if (unit.document.isForeign && unit.document.problems.length > 0) continue;
      for (const neighbour of unit.neighbours) {
        const parts = neighbour.parts ?? [{ of: [], at: neighbour.path }];
        homes.set(neighbour, { unit, root: neighbour.root, parts, uri });
      }
    }
  };
  add(contents);
  for (const { uri, contents: other } of elsewhere) add(other, uri);
  return homes;
}

export function locate(home: Home, { path, mark }: Place): Location {
  const span = spanOf(home.root, path, mark ?? 'value');
  return home.uri === undefined ? { unit: home.unit, span } : { unit: home.unit, span, uri: home.uri };
}

/** Undefined for a change that the text has no place for: of another file, or of what only stands for the object. */
export function locateFix(
  home: Home,
  { title, safety, edits }: Omit<Fix, 'resource'>,
): LocatedFix | undefined {
  if (home.uri !== undefined) return undefined;
  const part = edits[0] && partAround(home, edits[0].path);
  if (!part) return undefined;
  // The key that stands for `spec` belongs to the map around it.
  const base = part.of.length === 0 ? part.at : part.at.slice(0, -1);
  const located = edits.map((edit) => below(home, base, edit));
  if (located.some((edit) => edit === undefined)) return undefined;
  return { title, safety, unit: home.unit, base, edits: located as PathEdit[] };
}

function below(home: Home, base: Path, edit: PathEdit): PathEdit | undefined {
  const path = relative(home, base, edit.path);
  if (!path) return undefined;
  if (edit.op !== 'move') return { ...edit, path };
  const to = relative(home, base, edit.to);
  return to && { ...edit, path, to };
}

function relative(home: Home, base: Path, path: Path): Path | undefined {
  const place = placeIn(home, path);
  const isBelow = place && base.every((step, index) => place[index] === step) && place.length > base.length;
  return isBelow ? place.slice(base.length) : undefined;
}
