import { formatPath, type Path } from '../../text/path.ts';
import { nameOf, type StructuralProblem, structural } from './structural-problem.ts';

const IP_POOLS = 'spec.calicoNetwork.ipPools';

/** A list that is longer than the CRD allows. */
export function tooManyProblem(path: Path, count: number, most: number): StructuralProblem {
  const isPools = formatPath(path) === IP_POOLS;
  const advice = isPools ? ' The others can be created as IPPool resources.' : '';
  return structural(isPools ? 'ippool-too-many' : 'schema-max-items', {
    path,
    mark: 'key',
    message: `${nameOf(path)} has ${count} entries, and at most ${most} are allowed.${advice}`,
  });
}

/** Entries of a list that must differ in some keys (`x-kubernetes-list-map-keys`) and do not. */
export function duplicateProblems(
  path: Path,
  items: readonly unknown[],
  keys: readonly string[],
): StructuralProblem[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return [];
    const identity = keys.map((key) => (item as Record<string, unknown>)[key]);
    // Without its keys an entry has a fault of another kind.
    if (identity.some((part) => part === undefined || typeof part === 'object')) return [];
    const text = JSON.stringify(identity);
    const earlier = first.get(text);
    if (earlier === undefined) {
      first.set(text, index);
      return [];
    }
    const place = [...path, index];
    const named = keys.map((key, position) => `\`${key}\` \`${identity[position]}\``).join(' and ');
    return structural('schema-list-map-duplicate', {
      path: place,
      message: `${nameOf(place)} and ${nameOf([...path, earlier])} both have the ${named}; entries must differ in it.`,
      related: [{ path: [...path, earlier], message: 'The first one.' }],
      fixes: [
        {
          title: `Remove the second \`${identity[0]}\``,
          safety: 'unsafe',
          edits: [{ op: 'remove', path: place }],
        },
      ],
    });
  });
}
