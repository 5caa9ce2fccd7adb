import { fieldAt } from '../../../schema/catalogue.ts';
import type { Field } from '../../../schema/field.ts';
import type { Path } from '../../../text/path.ts';
import { includes } from '../../../versions/version-range.ts';
import { typeName } from '../../documentation/field-text.ts';
import type { Placement } from '../cursor/placement.ts';
import type { ItemSlot, KeySlot, Slot, ValueSlot } from '../cursor/slot.ts';
import type { OfferBasis } from '../offer-basis.ts';
import { writeItem, writePair, writeScalar } from './insert-style.ts';
import { type CompletionItem, rank } from './item.ts';
import { keyOffers } from './keys.ts';
import { itemOffers, startedItemOffers, valueOffers, wholeOffer } from './values.ts';

/** What may be written in each of the slots that a cursor is in; those of the first slot come first. */
export function slotItems(
  slots: readonly Slot[],
  placements: readonly Placement[],
  basis: OfferBasis,
): CompletionItem[] {
  return slots.flatMap((slot, group) => itemsOf(slot, placements[group]!, basis, group));
}

function itemsOf(slot: Slot, placement: Placement, basis: OfferBasis, group: number): CompletionItem[] {
  switch (slot.kind) {
    case 'key':
      return [...startedItems(slot, placement, basis, group), ...keyItems(slot, placement, basis, group)];
    case 'value':
      return [...valueItems(slot, placement, basis, group), ...wholeItems(slot, placement, basis, group)];
    case 'item':
      return listItems(slot, placement, basis, group);
  }
}

function keyItems(slot: KeySlot, placement: Placement, basis: OfferBasis, group: number): CompletionItem[] {
  const { insertStyle, isRename } = placement;
  return keyOffers(slot, isRename, basis).map(({ key, field, value, filled }, index) => {
    const { deprecated } = field;
    const isDeprecated = deprecated !== undefined && includes(deprecated.versions, basis.terms.version);
    const written = isRename
      ? named(writeScalar(key, placement.quote, insertStyle))
      : writePair(key, insertStyle.style.json ? filled : value, insertStyle);
    return {
      ...base(placement, written, [...slot.path, key], basis),
      label: key,
      kind: 'key',
      detail: typeName(field) + (field.required ? ', required' : ''),
      deprecated: isDeprecated,
      sortText: rank(group, 1, isDeprecated ? 2 : field.required ? 0 : 1, index),
      filterText: placement.quote + key,
      opensValue: !isRename && /\s$/.test(written.text),
    };
  });
}

function valueItems(
  slot: ValueSlot,
  placement: Placement,
  basis: OfferBasis,
  group: number,
): CompletionItem[] {
  const field = fieldAt(slot.path);
  // What is in quotes is a string, whatever it looks like.
  const isString = field?.kind === 'string' || field?.kind === 'int-or-string';
  if (placement.quote !== '' && !isString) return [];
  return valueOffers(slot, basis).map(({ value, isExample, doc }, index) => {
    const written = named(writeScalar(value, placement.quote, placement.insertStyle));
    return {
      ...base(placement, written, slot.path, basis, String(value), isExample ? doc : undefined),
      label: value === '' ? '""' : String(value),
      kind: 'value',
      detail: isExample ? 'example' : '',
      deprecated: false,
      sortText: rank(group, 0, index),
      filterText: placement.quote + (value === '' ? '""' : String(value)),
      opensValue: false,
    };
  });
}

/** An object or a list in braces or brackets. */
function wholeItems(
  slot: ValueSlot,
  placement: Placement,
  basis: OfferBasis,
  group: number,
): CompletionItem[] {
  const field = fieldAt(slot.path);
  if (!field || (field.kind !== 'object' && field.kind !== 'map' && field.kind !== 'list')) return [];
  return wholeOffer(slot, basis).map((value, index) => ({
    ...base(placement, writeItem(value, false, placement.insertStyle), slot.path, basis),
    label: writeItem(value, false, { ...placement.insertStyle, lead: '', trail: '' }).text,
    kind: 'item',
    detail: typeName(field),
    deprecated: false,
    sortText: rank(group, 0, index),
    filterText: writeItem(value, false, { ...placement.insertStyle, lead: '', trail: '' }).text,
    opensValue: false,
  }));
}

/** Behind a dash: the item that has all the keys it needs. */
function startedItems(
  slot: KeySlot,
  placement: Placement,
  basis: OfferBasis,
  group: number,
): CompletionItem[] {
  if (!placement.hasDash || slot.node || placement.isRename) return [];
  return startedItemOffers(slot.path, basis).map((value, index) =>
    itemFor(value, false, fieldAt(slot.path)!, slot.path, placement, basis, rank(group, 0, index)),
  );
}

function listItems(slot: ItemSlot, placement: Placement, basis: OfferBasis, group: number): CompletionItem[] {
  const field = fieldAt(slot.path);
  if (field?.kind !== 'list') return [];
  const isDashed = placement.insertStyle.column !== undefined;
  return itemOffers(slot, basis).map((value, index) =>
    itemFor(value, isDashed, field.items, [...slot.path, 0], placement, basis, rank(group, 0, index)),
  );
}

function itemFor(
  value: unknown,
  isDashed: boolean,
  field: Field,
  path: Path,
  placement: Placement,
  basis: OfferBasis,
  sortText: string,
): CompletionItem {
  const isObject = value !== null && typeof value === 'object';
  const dash = isDashed ? '- ' : '';
  const shown = isObject ? Object.keys(value).join(', ') : String(value);
  const topicValue = isObject ? undefined : String(value);
  return {
    ...base(placement, writeItem(value, isDashed, placement.insertStyle), path, basis, topicValue),
    label: dash + shown,
    kind: 'item',
    detail: isObject ? 'new item' : typeName(field),
    deprecated: false,
    sortText,
    filterText: shown,
    opensValue: false,
  };
}

function base(
  { span }: Placement,
  { text, snippet }: { readonly text: string; readonly snippet: string },
  path: Path,
  { terms }: OfferBasis,
  value?: string,
  note?: string,
): Pick<CompletionItem, 'span' | 'newText' | 'snippet' | 'topic'> {
  const topic = { path, value, version: terms.version.text, text: note };
  return { span, newText: text, snippet: snippet === text ? undefined : snippet, topic };
}

function named(text: string): { text: string; snippet: string } {
  return { text, snippet: text };
}
