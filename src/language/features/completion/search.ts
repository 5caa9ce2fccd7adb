import { applies } from '../../analysis/analyse.ts';
import { type TargetVersion, targetOf, targetOfLive } from '../../analysis/target.ts';
import { findVersionComment } from '../../documents/target-version.ts';
import { fieldAt } from '../../schema/catalogue.ts';
import { schemaNamed } from '../coexistence.ts';
import { blockSlots, mayAdopt } from './cursor/block-slots.ts';
import { type Ground, groundWith } from './cursor/cursor-context.ts';
import { flowAround, flowSlot } from './cursor/flow-slots.ts';
import type { Hole } from './cursor/gap.ts';
import { blockPlacement, flowPlacement } from './cursor/placement.ts';
import type { Slot } from './cursor/slot.ts';
import { hasWordAt } from './cursor/word.ts';
import type { Scene } from './judge-offers.ts';
import type { CompletionItem } from './offers/item.ts';
import { slotItems } from './offers/slot-items.ts';
import type { Desk } from './request.ts';

/** What may be written in the braces or brackets around an offset; undefined where there are none. */
export function flowItems(desk: Desk, offset: number): CompletionItem[] | undefined {
  const ground = groundWith(desk, { start: offset, end: offset }, '');
  const place = ground && flowAround(ground.source.root, offset - ground.start);
  if (!place) return undefined;
  const found = flowSlot(ground.text, place, offset - ground.start);
  if (!found || !isWritable(found.slot, ground)) return [];
  const items = slotItems([found.slot], [flowPlacement(desk.text, ground, found)], sceneOf(desk, ground));
  return withoutSchemas(desk, ground, items);
}

/** What may be written at a hole in block style, and whether the document has faults that may hide more. */
export function wordItems(desk: Desk, hole: Hole): { items: CompletionItem[]; isTorn: boolean } {
  // Below a word, lines that stand further right tell what it is to be; below a blank line they are another key's.
  const isAdopter = mayAdopt(desk.text, hole);
  const isBlank = hole.span.start === hole.span.end;
  const adopted = isAdopter && !isBlank ? adoptingItems(desk, hole) : [];
  if (adopted.length > 0) return { items: adopted, isTorn: false };
  const ground = asItStands(desk, hole) ?? groundWith(desk, hole.isKey ? emptyAt(hole) : hole.span, '');
  if (!ground && beginsValues(desk, hole))
    return { items: adoptingItems(desk, hole, TELLING), isTorn: false };
  const items = ground ? itemsIn(desk, ground, hole) : [];
  const isTorn = ground?.isBroken ?? true;
  const mayStillAdopt = items.length === 0 && isAdopter && isBlank && (isTorn || hole.after === 'dash');
  return { items: mayStillAdopt ? adoptingItems(desk, hole) : items, isTorn };
}

/** The Installation with the value under the cursor in it, where the text as it stands tells what that is. */
function asItStands(desk: Desk, hole: Hole): Ground | undefined {
  const { span, after } = hole;
  if (after !== 'colon' || span.start === span.end) return undefined;
  const ground = groundWith(desk, emptyAt(hole), '');
  if (!ground || ground.isBroken) return undefined;
  const word = { start: span.start - ground.start, end: span.end - ground.start };
  return hasWordAt(ground.text, ground.source.root, word) ? ground : undefined;
}

function itemsIn(desk: Desk, ground: Ground, hole: Hole): CompletionItem[] {
  const slots = slotsIn(ground, hole);
  const placements = slots.map((slot) => blockPlacement(desk.text, hole, slot, ground));
  return withoutSchemas(desk, ground, slotItems(slots, placements, sceneOf(desk, ground)));
}

/**
 * Less what a schema offers that the document names itself: keys, the values of a set, and objects. Examples of values
 * are in none.
 */
function withoutSchemas(desk: Desk, ground: Ground, items: CompletionItem[]): CompletionItem[] {
  const isEmbedded = ground.start !== desk.start;
  if (isEmbedded || schemaNamed(desk.text, desk.start, desk.document) === undefined) return items;
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
function beginsValues({ document, start }: Desk, { span, after }: Hole): boolean {
  if (after !== 'indent' || !/\b(?:tigera|calico)/i.test(document)) return false;
  return /(?:^|\n) *installation:[ \t]*(?:#[^\n]*)?(?:\r?\n[ \t]*)+$/.test(
    document.slice(0, span.start - start),
  );
}

function adoptingItems(desk: Desk, hole: Hole, standIn = STAND_IN): CompletionItem[] {
  const ground = groundWith(desk, hole.span, `${standIn}:`);
  const slot = ground && slotsIn(ground, hole).find(({ kind }) => kind === 'key');
  if (slot?.kind !== 'key' || slot.entry?.key !== standIn) return [];
  const { value } = slot.entry;
  const isAlone = value.kind === 'scalar' && value.style === 'empty';
  const placement = blockPlacement(desk.text, { ...hole, isKey: !isAlone }, slot, ground!);
  const ink = isAlone ? placement.ink : { ...placement.ink, trail: ':' };
  return withoutSchemas(desk, ground!, slotItems([slot], [{ ...placement, ink }], sceneOf(desk, ground!)));
}

function slotsIn(ground: Ground, hole: Hole): Slot[] {
  const { span, start } = hole;
  const by = ground.start;
  const shifted = { ...hole, span: { start: span.start - by, end: span.end - by }, start: start - by };
  return blockSlots(ground.text, ground.source.root, shifted).filter((slot) => isWritable(slot, ground));
}

/** Of values there is only the spec; of one operation or parameter, only its value. */
function isWritable({ kind, path }: Slot, { source: { form } }: Ground): boolean {
  if (form === 'manifest') return true;
  return form === 'values' ? path.length > 0 : kind === 'value';
}

function emptyAt({ span }: Hole): Hole['span'] {
  return { start: span.start, end: span.start };
}

function sceneOf(desk: Desk, ground: Ground): Scene {
  const { contents, elsewhere, installations, cluster } = desk.analysis;
  const { root, form, completeness, name } = ground.source;
  const base = installations.find(({ source }) => source.name === 'default' || source.form === 'values');
  const neighbours = [contents, ...elsewhere.map((other) => other.contents)].flatMap(({ units }) =>
    units.flatMap(({ unit }) => unit.neighbours),
  );
  const surroundings = {
    neighbours,
    base: name === 'overlay' ? base?.installation : undefined,
    installations: Math.max(1, installations.length),
  };
  const target = targetAt(desk, ground);
  const clusterSchema = applies(desk.analysis.clusterSchema, target)
    ? desk.analysis.clusterSchema
    : undefined;
  const { version } = target;
  return { root, terms: { version, form, completeness, name, cluster, clusterSchema, surroundings } };
}

/** The version that the document at the cursor is judged at. */
export function targetAt({ text, document, target }: Desk, ground: Ground | undefined): TargetVersion {
  const comment = findVersionComment(document) ?? findVersionComment(text);
  const { chartVersion, root } = ground?.source ?? {};
  return targetOf(comment?.version, chartVersion, targetOfLive(root, target));
}
