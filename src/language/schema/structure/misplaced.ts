import { childOf, type MapEntry, type MapNode, type YamlNode } from '../../syntax/node.ts';
import { formatPath, type Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import { formatRange, includes } from '../../versions/version-range.ts';
import { type CataloguedField, fieldsUnder } from '../catalogue.ts';
import type { ObjectField } from '../field.ts';
import { alternatives, type FieldExplanation, lead, type Spot } from './structural-problem.ts';

/** A key that is a field of another part of the Installation: `nonPrivileged` under `calicoNetwork`. */
export function misplaced(
  entry: MapEntry,
  parent: Spot<ObjectField, MapNode>,
  root: MapNode,
): FieldExplanation | undefined {
  const homes = nearestHomes(entry.key, parent.path);
  if (homes.length === 0 || homes.length > MOST) return undefined;
  const here = homes.filter(({ versions }) => includes(versions, parent.version));
  const named = alternatives((here.length > 0 ? here : homes).map(({ steps }) => `\`${parentText(steps)}\``));
  const when = here.length > 0 ? '' : ` and exists ${formatRange(homes[0]!.versions)}`;
  const fixes = here.flatMap((home) => move(entry, home, here.length > 1, parent.path, root) ?? []);
  return { said: `${lead(entry.key, parent)}; it belongs to ${named}${when}`, fixes };
}

/** More places than this explain nothing. */
const MOST = 3;
/** Steps up and down the tree; what is farther off is only meant when there is no other field of the name. */
const FAR = 4;

/** The fields of this name, whatever its case, that are fewest steps away. */
function nearestHomes(key: string, from: Path): readonly CataloguedField[] {
  const homes = fieldsByName().get(key.toLowerCase()) ?? [];
  const distances = homes.map(({ steps }) => distance(steps.slice(0, -1), from));
  const least = Math.min(...distances);
  return least > FAR && homes.length > 1 ? [] : homes.filter((_, index) => distances[index] === least);
}

let byName: Map<string, CataloguedField[]> | undefined;

function fieldsByName(): ReadonlyMap<string, readonly CataloguedField[]> {
  if (byName) return byName;
  byName = new Map();
  for (const entry of fieldsUnder('spec')) {
    const name = entry.steps.at(-1)!.toLowerCase();
    const sameName = byName.get(name);
    if (sameName) sameName.push(entry);
    else byName.set(name, [entry]);
  }
  return byName;
}

function distance(steps: readonly string[], from: Path): number {
  const shared = sharedSteps(steps, from);
  return steps.length + from.length - 2 * shared;
}

function sharedSteps(steps: readonly string[], path: Path): number {
  let shared = 0;
  while (shared < steps.length && shared < path.length && isStep(steps[shared]!, path[shared]!)) shared++;
  return shared;
}

function isStep(step: string, taken: string | number): boolean {
  return step === (typeof taken === 'number' ? '[]' : taken);
}

/** `spec.calicoNetwork.ipPools[]` of the steps of a field in it. */
function parentText(steps: readonly string[]): string {
  return steps
    .slice(0, -1)
    .reduce((text, step) => (step === '[]' || !text ? text + step : `${text}.${step}`), '');
}

/** Undefined where the key cannot be moved: something is there already, or which entry of a list is open. */
function move(
  entry: MapEntry,
  home: CataloguedField,
  isAmbiguous: boolean,
  from: Path,
  root: MapNode,
): Fix | undefined {
  const target = locate(home.steps, from, root);
  if (!target || !fits(entry.value, home)) return undefined;
  const shared = sharedSteps(home.steps.slice(0, -1), from);
  const isOnTheWay = shared === from.length || shared === home.steps.length - 1;
  return {
    title: `Move to ${formatPath(target.path.slice(0, -1))}`,
    safety: isOnTheWay && !isAmbiguous && !target.isGuessed ? 'safe' : 'unsafe',
    edits: [{ op: 'move', path: [...from, entry.key], to: target.path }],
  };
}

/** Where a field is, seen from `from`; in a list that is not on the way, the only entry or the first of none. */
function locate(
  steps: readonly string[],
  from: Path,
  root: MapNode,
): { readonly path: Path; readonly isGuessed: boolean } | undefined {
  const shared = sharedSteps(steps, from);
  const path: (string | number)[] = [];
  let node: YamlNode | undefined = root;
  let isGuessed = false;
  for (const [position, step] of steps.entries()) {
    if (step === '{}' || (node && !accepts(node, step))) return undefined;
    if (step !== '[]') path.push(step);
    else if (position < shared) path.push(from[position]!);
    else {
      if (node?.kind === 'list' && node.items.length > 1) return undefined;
      isGuessed = true;
      path.push(0);
    }
    node = childOf(node, path.at(-1)!);
  }
  return node ? undefined : { path, isGuessed };
}

function accepts(node: YamlNode, step: string): boolean {
  return node.kind === (step === '[]' ? 'list' : 'map') || (node.kind === 'scalar' && node.value === null);
}

function fits(node: YamlNode, { field }: CataloguedField): boolean {
  if (field.kind === 'list') return node.kind === 'list';
  return node.kind === (field.kind === 'object' || field.kind === 'map' ? 'map' : 'scalar');
}
