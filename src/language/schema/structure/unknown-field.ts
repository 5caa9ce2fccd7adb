import { entryOf, type MapEntry, type MapNode } from '../../syntax/node.ts';
import { detached } from '../../text/detached.ts';
import type { Fix } from '../../text/problem.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import { formatRange, includes } from '../../versions/version-range.ts';
import { availabilityAt } from '../catalogue.ts';
import type { ObjectField } from '../field.ts';
import { isSameButForCase, LONGEST_NAME, type NearName, namesNear } from '../names.ts';
import { knownConfusion } from './confusions.ts';
import { misplaced } from './misplaced.ts';
import {
  alternatives,
  type FieldExplanation,
  isOfChart,
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
      said: `${lead(entry.key, parent)} in any release from 3.21.0 on`,
      fixes: [],
    };
  const removal: Fix = { title: `Remove ${entry.key}`, safety: 'unsafe', edits: [{ op: 'remove', path }] };
  return structural('unknown-field', {
    path,
    mark: 'key',
    message: `${explanation.said}. ${isOfChart(parent) ? IGNORED : DROPPED}`,
    fixes: [...explanation.fixes, removal],
  });
}

const DROPPED = 'Where fields are not validated strictly, it is dropped silently.';
const IGNORED = 'The chart silently ignores it.';

function ofAnotherVersion(key: string, { path, field, version }: Parent): FieldExplanation | undefined {
  if (!Object.hasOwn(field.properties, key)) return undefined;
  const range = availabilityAt([...path, key]);
  return { said: `\`${key}\` is not in Calico ${version.text}; it exists ${formatRange(range)}`, fixes: [] };
}

/** `distance`: how many letters may be wrong; without it, what is near enough for a name of this length. */
function misspelt(
  key: string,
  parent: Parent,
  distance = Number.POSITIVE_INFINITY,
): FieldExplanation | undefined {
  const { path, field, node, version } = parent;
  const near = fieldsNear(key, field, version)
    .filter((name) => name.distance <= distance)
    .slice(0, 2)
    .map(({ candidate }) => candidate);
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
  return { said: `${lead(key, parent)}; ${meant} is probably meant`, fixes };
}

/** The fields of an object at a release, and what was found near to keys that are none of them. */
interface Known {
  readonly names: readonly string[];
  readonly near: Map<string, readonly NearName[]>;
}

/**
 * A text is judged many times (at every release, with every key that completion might offer), while its misspelt keys
 * stay the same. Releases with the same fields share what was found.
 */
const remembered = new WeakMap<ObjectField, Map<string, Known>>();
const MOST_REMEMBERED = 5_000;

function fieldsNear(key: string, field: ObjectField, version: CalicoVersion): readonly NearName[] {
  const { names, near } = knownOf(field, version);
  const known = near.get(key);
  if (known) return known;
  if (near.size >= MOST_REMEMBERED) near.clear();
  const found = namesNear(key, names);
  if (key.length <= LONGEST_NAME) near.set(detached(key), found);
  return found;
}

function knownOf(field: ObjectField, version: CalicoVersion): Known {
  let byVersion = remembered.get(field);
  if (!byVersion) {
    byVersion = new Map();
    remembered.set(field, byVersion);
  }
  let known = byVersion.get(version.text);
  if (!known) {
    const names = Object.entries(field.properties)
      .filter(([, { versions }]) => includes(versions, version))
      .map(([name]) => name);
    known = [...byVersion.values()].find((other) => other.names.join() === names.join()) ?? {
      names,
      near: new Map(),
    };
    byVersion.set(version.text, known);
  }
  return known;
}
