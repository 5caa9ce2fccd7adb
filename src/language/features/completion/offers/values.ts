import { fieldAt } from '../../../schema/catalogue.ts';
import type { Field } from '../../../schema/field.ts';
import { nodeAt } from '../../../syntax/locate.ts';
import { formatPath, type Path } from '../../../text/path.ts';
import type { ItemSlot, ValueSlot } from '../cursor/slot.ts';
import { once, ownVerdict, type Scene } from '../judge-offers.ts';
import { nodeOf, withNode } from '../nodes.ts';
import { addsNothing, verdictOn } from '../verdict.ts';
import { type Candidate, candidates, itemSamples, samples } from './candidates.ts';

/** The values of a scalar field that the release has and the verdict does not refuse, with all else as it is. */
export function valueOffers({ path, node }: ValueSlot, scene: Scene): readonly Candidate[] {
  return once(scene, `values ${formatPath(path)}`, () => {
    const field = fieldAt(path);
    if (!field) return [];
    const { root, terms } = scene;
    const known = withoutSiblings(candidates(field, path, terms.version), path, scene);
    if (known.length === 0) return [];
    const isBlank = node.style === 'empty';
    const absent = verdictOn(withNode(root, path, undefined), terms).errors;
    const here = isBlank ? absent : ownVerdict(scene).errors;
    const verdicts = known.map(({ value }) => verdictOn(withNode(root, path, nodeOf(value)), terms));
    // What is refused whichever value is chosen, and without one, is not the value's fault.
    const own = ` ${formatPath(path)}`;
    const allowed = new Set(
      [...absent].filter(
        (error) =>
          here.has(error) && !error.endsWith(own) && verdicts.every(({ errors }) => errors.has(error)),
      ),
    );
    return known.filter((_, index) => addsNothing(verdicts[index]!, allowed));
  });
}

/** What the list in which a value stands has already is not offered again. */
function withoutSiblings(known: readonly Candidate[], path: Path, { root }: Scene): readonly Candidate[] {
  const index = path.at(-1);
  const list = typeof index === 'number' ? nodeAt(root, path.slice(0, -1)) : undefined;
  if (list?.kind !== 'list') return known;
  const there = new Set(
    list.items.map((item, at) => (item.kind === 'scalar' && at !== index ? item.value : undefined)),
  );
  return known.filter(({ value }) => !there.has(value));
}

/** An object or a list to put in whole, where the style leaves no room to begin one: the first that is accepted. */
export function wholeOffer({ path }: ValueSlot, scene: Scene): readonly unknown[] {
  return once(scene, `whole ${formatPath(path)}`, () => {
    const field = fieldAt(path);
    return field ? firstAccepted(samples(field, path, scene.terms.version), path, scene) : [];
  });
}

/** One more item: of objects the first that is accepted, of scalars all that are. */
export function itemOffers(slot: ItemSlot, scene: Scene): readonly unknown[] {
  return once(scene, `items ${formatPath(slot.path)}`, () => {
    const field = fieldAt(slot.path);
    if (field?.kind !== 'list') return [];
    const place = [...slot.path, slot.node?.items.length ?? 0];
    const { version } = scene.terms;
    if (isObject(field.items)) {
      return firstAccepted(itemSamples(field, slot.path, version), place, scene);
    }
    const list: ValueSlot = { kind: 'value', path: place, node: EMPTY, flow: false };
    const offered = valueOffers(list, { ...scene }).map(({ value }) => value);
    return offered.length > 0 ? offered : firstAccepted(itemSamples(field, slot.path, version), place, scene);
  });
}

/** The item that has only its dash, whole. */
export function startedItemOffers(path: Path, scene: Scene): readonly unknown[] {
  return once(scene, `started ${formatPath(path)}`, () => {
    const field = fieldAt(path.slice(0, -1));
    if (field?.kind !== 'list') return [];
    const known = itemSamples(field, path.slice(0, -1), scene.terms.version);
    return firstAccepted(known, path, scene).filter((item) => Object.keys(item as object).length > 1);
  });
}

const EMPTY = {
  kind: 'scalar',
  span: { start: 0, end: 0 },
  value: null,
  source: '',
  style: 'empty',
} as const;

function firstAccepted(known: readonly unknown[], path: Path, scene: Scene): readonly unknown[] {
  const { root, terms } = scene;
  const { errors } = ownVerdict(scene);
  const found = known.findIndex((value) =>
    addsNothing(verdictOn(withNode(root, path, nodeOf(value)), terms), errors),
  );
  return found < 0 ? [] : [known[found]];
}

function isObject({ kind }: Field): boolean {
  return kind === 'object';
}
