import { entryOf, type MapEntry, type MapNode } from '../syntax/node.ts';
import type { Fix } from '../text/problem.ts';
import { formatRange, includes } from '../versions/version-range.ts';
import { availabilityAt } from './catalogue.ts';
import { knownConfusion } from './confusions.ts';
import type { ObjectField } from './field.ts';
import { misplaced } from './misplaced.ts';
import { editDistance, isSameButForCase, nearestNames } from './names.ts';
import {
  alternatives,
  type Explanation,
  lead,
  type Spot,
  type StructuralProblem,
  structural,
} from './structural-problem.ts';

type Parent = Spot<ObjectField, MapNode>;

/** A key that the release does not have at this place. `root` is the Installation that it is in. */
export function unknownField(entry: MapEntry, parent: Parent, root: MapNode): StructuralProblem {
  const path = [...parent.path, entry.key];
  const explanation = ofAnotherVersion(entry.key, parent) ??
    knownConfusion(entry, parent) ??
    misspelt(entry.key, parent, 1) ??
    misplaced(entry, parent, root) ??
    misspelt(entry.key, parent) ?? {
      said: `${lead(entry.key, parent.path)} in any release from 3.21.0 on`,
      fixes: [],
    };
  const removal: Fix = { title: `Remove ${entry.key}`, safety: 'unsafe', edits: [{ op: 'remove', path }] };
  return structural('unknown-field', {
    path,
    mark: 'key',
    message: `${explanation.said}. Where fields are not validated strictly, it is dropped silently.`,
    fixes: [...explanation.fixes, removal],
  });
}

function ofAnotherVersion(key: string, { path, field, version }: Parent): Explanation | undefined {
  if (!Object.hasOwn(field.properties, key)) return undefined;
  const range = availabilityAt([...path, key]);
  return { said: `\`${key}\` is not in Calico ${version.text}; it exists ${formatRange(range)}`, fixes: [] };
}

/** `distance`: how many letters may be wrong; without it, what is near enough for a name of this length. */
function misspelt(key: string, parent: Parent, distance?: number): Explanation | undefined {
  const { path, field, node, version } = parent;
  const candidates = Object.entries(field.properties)
    .filter(([, { versions }]) => includes(versions, version))
    .map(([name]) => name);
  const isNear = (name: string) =>
    distance === undefined || editDistance(key.toLowerCase(), name.toLowerCase(), distance) <= distance;
  const near = nearestNames(key, candidates).filter(isNear).slice(0, 2);
  if (near.length === 0) return undefined;
  const fixes = near
    .filter((name) => !entryOf(node, name))
    .map(
      (name): Fix => ({
        title: `Rename to ${name}`,
        safety: isSameButForCase(name, key) ? 'safe' : 'unsafe',
        edits: [{ op: 'rename', path: [...path, key], key: name }],
      }),
    );
  const meant = alternatives(near.map((name) => `\`${name}\``));
  return { said: `${lead(key, path)}; ${meant} is probably meant`, fixes };
}
