import { childField, fieldAt } from '../../../schema/catalogue.ts';
import type { Field, ObjectField } from '../../../schema/field.ts';
import type { MapNode, YamlNode } from '../../../syntax/node.ts';
import { formatPath, type Path, valueAt } from '../../../text/path.ts';
import { includes } from '../../../versions/version-range.ts';
import type { KeySlot } from '../cursor/slot.ts';
import { nodeOf, withKey, withNode } from '../nodes.ts';
import { type OfferBasis, once, ownVerdict } from '../offer-basis.ts';
import { addsNothing, type Verdict, verdictOn } from '../verdict.ts';
import { exampleOf, samples } from './candidates.ts';

/** A key that may be added, or take the place of the one at the cursor. */
export interface KeyOffer {
  readonly key: string;
  readonly field: Field;
  /** The least that its value needs to be accepted; undefined for an optional scalar, which may be empty. */
  readonly value: unknown;
  /** A value that is accepted, for notations that know no empty one. */
  readonly filled: unknown;
}

/** Keys of the object's own that are not there yet, that the release has, and that the verdict does not refuse. */
export function keyOffers(slot: KeySlot, isRename: boolean, basis: OfferBasis): readonly KeyOffer[] {
  const question = `keys ${formatPath(slot.path)} ${slot.entry?.key ?? ''} ${isRename}`;
  return once(basis, question, () => {
    const field = fieldAt(slot.path);
    if (field?.kind === 'map') return mapKeys(field, slot);
    if (field?.kind !== 'object') return [];
    return isRename ? renames(field, slot, basis) : additions(field, slot, basis);
  });
}

/** What the API server or the operator writes, and a user does not. */
const NOT_WRITTEN =
  /^(?:status|metadata\.(?:creationTimestamp|deletion\w+|generation|managedFields|namespace|ownerReferences|resourceVersion|selfLink|uid))$/;

interface Addition extends Omit<KeyOffer, 'value' | 'filled'> {
  readonly samples: readonly unknown[];
  /** The value that it has by default, where that is known: it changes nothing for the others. */
  readonly neutral: unknown;
}

function absentKeys(
  { properties }: ObjectField,
  { path, node }: KeySlot,
  { terms }: OfferBasis,
): [string, Field][] {
  const there = new Set(node?.entries.map(({ key }) => key));
  return Object.entries(properties).filter(
    ([key, { versions }]) =>
      !there.has(key) && includes(versions, terms.version) && !NOT_WRITTEN.test(formatPath([...path, key])),
  );
}

function additions(field: ObjectField, slot: KeySlot, basis: OfferBasis): KeyOffer[] {
  const { path, node, entry } = slot;
  const { root, terms } = basis;
  const known = node ? withKnownKeys(node, field).entries : [];
  const entries = known.filter((one) => one !== entry);
  const bare: MapNode = { kind: 'map', span: { start: 0, end: 0 }, flow: true, entries };
  const base = verdictOn(withNode(root, path, bare), terms);
  const all = absentKeys(field, { ...slot, node: bare }, basis).map(([key, child]) => {
    const place = [...path, key];
    const effective = valueAt({ spec: base.spec }, place);
    const known = samples(child, place, terms.version, effective);
    const takesNothing = child.kind === 'string' && child.values && Object.hasOwn(child.values, '');
    return { key, field: child, samples: known, neutral: takesNothing && !effective ? '' : known[0] };
  });
  const judge = (added: readonly (readonly [string, unknown])[]): Verdict => {
    const more = added.map(([key, value]) => pair(key, nodeOf(value)));
    return verdictOn(withNode(root, path, { ...bare, entries: [...entries, ...more] }), terms);
  };
  return accepted(all, path, base, judge).map(({ offer, sample }) => ({
    key: offer.key,
    field: offer.field,
    value: offer.field.required || isCollection(offer.field) ? (sample ?? emptyOf(offer.field)) : undefined,
    filled: sample ?? emptyOf(offer.field),
  }));
}

/**
 * Those that the verdict lets pass, each with the sample that does. All are tried together first, each with the value
 * that it has by default, so that none is what another one needs; only those that the verdict names are tried alone.
 */
function accepted(
  all: readonly Addition[],
  path: Path,
  base: Verdict,
  judge: (added: readonly (readonly [string, unknown])[]) => Verdict,
): { offer: Addition; sample: unknown }[] {
  const alone = (offer: Addition) => {
    if (offer.samples.length === 0) return [{ offer, sample: undefined }];
    const sample = offer.samples.findIndex((value) => addsNothing(judge([[offer.key, value]]), base.errors));
    return sample < 0 ? [] : [{ offer, sample: offer.samples[sample] }];
  };
  const together = (offers: readonly Addition[]): Verdict =>
    judge(
      offers.flatMap((offer) => (offer.samples.length === 0 ? [] : [[offer.key, offer.neutral] as const])),
    );
  const settled = (offer: Addition) => ({ offer, sample: offer.neutral });
  const first = together(all);
  if (addsNothing(first, base.errors)) return all.map(settled);
  const isNamed = ({ key }: Addition): boolean => {
    const place = formatPath([...path, key]);
    return first.places.some(
      (named) => named === place || (/^[.[]/.test(named.slice(place.length)) && named.startsWith(place)),
    );
  };
  const others = all.filter((offer) => !isNamed(offer));
  const isSettled = others.length < all.length && addsNothing(together(others), base.errors);
  return all.flatMap((offer) => (isSettled && !isNamed(offer) ? [settled(offer)] : alone(offer)));
}

/** Keys under which the value that is there would be accepted. */
function renames(field: ObjectField, slot: KeySlot, basis: OfferBasis): KeyOffer[] {
  const { path, node, entry } = slot;
  if (!node || !entry) return [];
  const known = absentKeys(field, slot, basis).filter(([, child]) => fits(entry.value, child));
  if (known.length === 0) return [];
  const { terms } = basis;
  const lean = withKnownKeys(node, field, entry);
  const root = withNode(basis.root, path, lean);
  const place = [...path, entry.key];
  const isUnknown = childField(field, entry.key) === undefined;
  const without = verdictOn(withNode(root, place, undefined), terms).errors;
  const here = ownVerdict(basis).errors;
  const allowed = new Set([...without].filter((error) => here.has(error)));
  return known
    .filter(([key]) => {
      const verdict = verdictOn(withKey(root, place, key, lean), terms);
      if (addsNothing(verdict, allowed)) return true;
      return isUnknown && isOfContentOnly(verdict, formatPath([...path, key]), allowed);
    })
    .map(([key, child]) => ({ key, field: child, value: undefined, filled: undefined }));
}

/** Less the other keys that the object does not have: none says anything of another, and there may be thousands. */
function withKnownKeys(node: MapNode, field: ObjectField, kept?: MapNode['entries'][number]): MapNode {
  const entries = node.entries.filter((one) => one === kept || childField(field, one.key) !== undefined);
  return { ...node, entries };
}

/** True where all that is refused is what the rules say of something in the value, whose own affair it is. */
function isOfContentOnly({ errors }: Verdict, place: string, allowed: ReadonlySet<string>): boolean {
  return [...errors].every((error) => {
    if (allowed.has(error)) return true;
    const [code, at] = error.split(' ') as [string, string];
    return (
      !/^(?:schema-|unknown-field)/.test(code) && at.startsWith(place) && /^[.[]/.test(at.slice(place.length))
    );
  });
}

/** A first look at the kinds, which spares most verdicts. */
function fits(node: YamlNode, field: Field): boolean {
  if (node.kind === 'list') return field.kind === 'list';
  if (node.kind === 'map') {
    if (field.kind === 'map') return true;
    return field.kind === 'object' && node.entries.every(({ key }) => childField(field, key) !== undefined);
  }
  const { value } = node;
  if (value === null) return true;
  if (typeof value === 'boolean') return field.kind === 'boolean';
  if (typeof value === 'number') return field.kind === 'integer' || field.kind === 'int-or-string';
  if (field.kind === 'int-or-string') return true;
  return field.kind === 'string' && (!field.values || Object.hasOwn(field.values, value));
}

/** Labels and the like: what the example of the field has. */
function mapKeys(field: Extract<Field, { kind: 'map' }>, { node }: KeySlot): KeyOffer[] {
  const example = exampleOf(field);
  if (example === null || typeof example !== 'object') return [];
  const there = new Set(node?.entries.map(({ key }) => key));
  return Object.entries(example)
    .filter(([key]) => !there.has(key))
    .map(([key, value]) => ({ key, field: field.values, value, filled: value }));
}

function isCollection({ kind }: Field): boolean {
  return kind === 'object' || kind === 'map' || kind === 'list';
}

function emptyOf({ kind }: Field): unknown {
  if (kind === 'list') return [];
  return kind === 'object' || kind === 'map' ? {} : '';
}

function pair(key: string, value: YamlNode): MapNode['entries'][number] {
  const nowhere = { start: 0, end: 0 };
  return { key, keySpan: nowhere, span: nowhere, value };
}
