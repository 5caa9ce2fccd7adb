import { applies } from '../../analysis/analyse.ts';
import { type TargetVersion, targetOf, targetOfLive } from '../../analysis/target.ts';
import { findVersionComment } from '../../documents/target-version.ts';
import { fieldAt } from '../../schema/catalogue.ts';
import { schemaNamed } from '../coexistence.ts';
import { blockSlots, mayAdopt } from './cursor/block-slots.ts';
import { type CursorContext, contextWith } from './cursor/cursor-context.ts';
import { flowAround, flowSlot } from './cursor/flow-slots.ts';
import type { CursorGap } from './cursor/gap.ts';
import { blockPlacement, flowPlacement } from './cursor/placement.ts';
import type { Slot } from './cursor/slot.ts';
import { hasWordAt } from './cursor/word.ts';
import type { OfferBasis } from './offer-basis.ts';
import type { CompletionItem } from './offers/item.ts';
import { slotItems } from './offers/slot-items.ts';
import type { CompletionRequest } from './request.ts';

/** What may be written in the braces or brackets around an offset; undefined where there are none. */
export function flowItems(request: CompletionRequest, offset: number): CompletionItem[] | undefined {
  const context = contextWith(request, { start: offset, end: offset }, '');
  const place = context && flowAround(context.source.root, offset - context.start);
  if (!place) return undefined;
  const found = flowSlot(context.text, place, offset - context.start);
  if (!found || !isWritable(found.slot, context)) return [];
  const items = slotItems(
    [found.slot],
    [flowPlacement(request.text, context, found)],
    basisOf(request, context),
  );
  return withoutSchemas(request, context, items);
}

/** What may be written at a gap in block style, and whether the document has faults that may hide more. */
export function wordItems(
  request: CompletionRequest,
  gap: CursorGap,
): { items: CompletionItem[]; isTorn: boolean } {
  // Below a word, lines that stand further right tell what it is to be; below a blank line they are another key's.
  const isAdopter = mayAdopt(request.text, gap);
  const isBlank = gap.span.start === gap.span.end;
  const adopted = isAdopter && !isBlank ? adoptingItems(request, gap) : [];
  if (adopted.length > 0) return { items: adopted, isTorn: false };
  const context = asItStands(request, gap) ?? contextWith(request, gap.isKey ? emptyAt(gap) : gap.span, '');
  if (!context && beginsValues(request, gap))
    return { items: adoptingItems(request, gap, TELLING), isTorn: false };
  const items = context ? itemsIn(request, context, gap) : [];
  const isTorn = context?.isBroken ?? true;
  const mayStillAdopt = items.length === 0 && isAdopter && isBlank && (isTorn || gap.after === 'dash');
  return { items: mayStillAdopt ? adoptingItems(request, gap) : items, isTorn };
}

/** The Installation with the value under the cursor in it, where the text as it stands tells what that is. */
function asItStands(request: CompletionRequest, gap: CursorGap): CursorContext | undefined {
  const { span, after } = gap;
  if (after !== 'colon' || span.start === span.end) return undefined;
  const context = contextWith(request, emptyAt(gap), '');
  if (!context || context.isBroken) return undefined;
  const word = { start: span.start - context.start, end: span.end - context.start };
  return hasWordAt(context.text, context.source.root, word) ? context : undefined;
}

function itemsIn(request: CompletionRequest, context: CursorContext, gap: CursorGap): CompletionItem[] {
  const slots = slotsIn(context, gap);
  const placements = slots.map((slot) => blockPlacement(request.text, gap, slot, context));
  return withoutSchemas(request, context, slotItems(slots, placements, basisOf(request, context)));
}

/**
 * Less what a schema offers that the document names itself: keys, the values of a set, and objects. Examples of values
 * are in none.
 */
function withoutSchemas(
  request: CompletionRequest,
  context: CursorContext,
  items: CompletionItem[],
): CompletionItem[] {
  const isEmbedded = context.start !== request.start;
  if (isEmbedded || schemaNamed(request.text, request.start, request.document) === undefined) return items;
  return items.filter(({ kind, topic: { path, value } }) => {
    if (kind === 'key' || value === undefined) return false;
    const field = fieldAt(path);
    return field?.kind !== 'boolean' && (field?.kind !== 'string' || field.values === undefined);
  });
}

/** Stands for the key that is being typed above lines that are to be its value, or the other keys of its object. */
const STAND_IN = 'key-at-the-cursor';

/** With this in it, anybody takes the values of a chart for those of the operator's. */
const TELLING = 'calicoNetwork';

/** True below the `installation:` of values that hold nothing yet, where they are likely to be the operator's. */
function beginsValues({ document, start }: CompletionRequest, { span, after }: CursorGap): boolean {
  if (after !== 'indent' || !/\b(?:tigera|calico)/i.test(document)) return false;
  return /(?:^|\n) *installation:[ \t]*(?:#[^\n]*)?(?:\r?\n[ \t]*)+$/.test(
    document.slice(0, span.start - start),
  );
}

function adoptingItems(request: CompletionRequest, gap: CursorGap, standIn = STAND_IN): CompletionItem[] {
  const context = contextWith(request, gap.span, `${standIn}:`);
  const slot = context && slotsIn(context, gap).find(({ kind }) => kind === 'key');
  if (slot?.kind !== 'key' || slot.entry?.key !== standIn) return [];
  const { value } = slot.entry;
  const isAlone = value.kind === 'scalar' && value.style === 'empty';
  const placement = blockPlacement(request.text, { ...gap, isKey: !isAlone }, slot, context!);
  const insertStyle = isAlone ? placement.insertStyle : { ...placement.insertStyle, trail: ':' };
  return withoutSchemas(
    request,
    context!,
    slotItems([slot], [{ ...placement, insertStyle }], basisOf(request, context!)),
  );
}

function slotsIn(context: CursorContext, gap: CursorGap): Slot[] {
  const { span, start } = gap;
  const by = context.start;
  const shifted = { ...gap, span: { start: span.start - by, end: span.end - by }, start: start - by };
  return blockSlots(context.text, context.source.root, shifted).filter((slot) => isWritable(slot, context));
}

/** Of values there is only the spec; of one operation or parameter, only its value. */
function isWritable({ kind, path }: Slot, { source: { form } }: CursorContext): boolean {
  if (form === 'manifest') return true;
  return form === 'values' ? path.length > 0 : kind === 'value';
}

function emptyAt({ span }: CursorGap): CursorGap['span'] {
  return { start: span.start, end: span.start };
}

function basisOf(request: CompletionRequest, context: CursorContext): OfferBasis {
  const { contents, elsewhere, installations, cluster } = request.analysis;
  const { root, form, completeness, name } = context.source;
  const base = installations.find(({ source }) => source.name === 'default' || source.form === 'values');
  const neighbours = [contents, ...elsewhere.map((other) => other.contents)].flatMap(({ units }) =>
    units.flatMap(({ unit }) => unit.neighbours),
  );
  const surroundings = {
    neighbours,
    base: name === 'overlay' ? base?.installation : undefined,
    installations: Math.max(1, installations.length),
  };
  const target = targetAt(request, context);
  const clusterSchema = applies(request.analysis.clusterSchema, target)
    ? request.analysis.clusterSchema
    : undefined;
  const { version } = target;
  return { root, terms: { version, form, completeness, name, cluster, clusterSchema, surroundings } };
}

/** The version that the document at the cursor is judged at. */
export function targetAt(
  { text, document, target }: CompletionRequest,
  context: CursorContext | undefined,
): TargetVersion {
  const comment = findVersionComment(document) ?? findVersionComment(text);
  const { chartVersion, root } = context?.source ?? {};
  return targetOf(comment?.version, chartVersion, targetOfLive(root, target));
}
