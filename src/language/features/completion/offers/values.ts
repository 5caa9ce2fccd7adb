import { fieldAt } from '../../../schema/catalogue.ts';
import type { Field } from '../../../schema/field.ts';
import { nodeAt } from '../../../syntax/locate.ts';
import { formatPath, type Path } from '../../../text/path.ts';
import type { ItemSlot, ValueSlot } from '../cursor/slot.ts';
import { nodeOf, withNode } from '../nodes.ts';
import { type OfferBasis, once, ownVerdict } from '../offer-basis.ts';
import { addsNothing, verdictOn } from '../verdict.ts';
import { type Candidate, candidates, itemSamples, samples } from './candidates.ts';

/** The values of a scalar field that the release has and the verdict does not refuse, with all else as it is. */
export function valueOffers({ path, node }: ValueSlot, basis: OfferBasis): readonly Candidate[] {
  return once(basis, `values ${formatPath(path)}`, () => {
    const field = fieldAt(path);
    if (!field) return [];
    const { root, terms } = basis;
    const known = withoutSiblings(candidates(field, path, terms.version), path, basis);
    if (known.length === 0) return [];
    const isBlank = node.style === 'empty';
    const absent = verdictOn(withNode(root, path, undefined), terms).errors;
    const here = isBlank ? absent : ownVerdict(basis).errors;
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
function withoutSiblings(
  known: readonly Candidate[],
  path: Path,
  { root }: OfferBasis,
): readonly Candidate[] {
  const index = path.at(-1);
  const list = typeof index === 'number' ? nodeAt(root, path.slice(0, -1)) : undefined;
  if (list?.kind !== 'list') return known;
  const there = new Set(
    list.items.map((item, at) => (item.kind === 'scalar' && at !== index ? item.value : undefined)),
  );
  return known.filter(({ value }) => !there.has(value));
}

/** An object or a list to put in whole, where the style leaves no room to begin one: the first that is accepted. */
export function wholeOffer({ path }: ValueSlot, basis: OfferBasis): readonly unknown[] {
  return once(basis, `whole ${formatPath(path)}`, () => {
    const field = fieldAt(path);
    return field ? firstAccepted(samples(field, path, basis.terms.version), path, basis) : [];
  });
}

/** One more item: of objects the first that is accepted, of scalars all that are. */
export function itemOffers(slot: ItemSlot, basis: OfferBasis): readonly unknown[] {
  return once(basis, `items ${formatPath(slot.path)}`, () => {
    const field = fieldAt(slot.path);
    if (field?.kind !== 'list') return [];
    const place = [...slot.path, slot.node?.items.length ?? 0];
    const { version } = basis.terms;
    if (isObject(field.items)) {
      return firstAccepted(itemSamples(field, slot.path, version), place, basis);
    }
    const list: ValueSlot = { kind: 'value', path: place, node: EMPTY, flow: false };
    const offered = valueOffers(list, { ...basis }).map(({ value }) => value);
    return offered.length > 0 ? offered : firstAccepted(itemSamples(field, slot.path, version), place, basis);
  });
}

/** The item that has only its dash, whole. */
export function startedItemOffers(path: Path, basis: OfferBasis): readonly unknown[] {
  return once(basis, `started ${formatPath(path)}`, () => {
    const field = fieldAt(path.slice(0, -1));
    if (field?.kind !== 'list') return [];
    const known = itemSamples(field, path.slice(0, -1), basis.terms.version);
    return firstAccepted(known, path, basis).filter((item) => Object.keys(item as object).length > 1);
  });
}

const EMPTY = {
  kind: 'scalar',
  span: { start: 0, end: 0 },
  value: null,
  source: '',
  style: 'empty',
} as const;

function firstAccepted(known: readonly unknown[], path: Path, basis: OfferBasis): readonly unknown[] {
  const { root, terms } = basis;
  const { errors } = ownVerdict(basis);
  const found = known.findIndex((value) =>
    addsNothing(verdictOn(withNode(root, path, nodeOf(value)), terms), errors),
  );
  return found < 0 ? [] : [known[found]];
}

function isObject({ kind }: Field): boolean {
  return kind === 'object';
}
