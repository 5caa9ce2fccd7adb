import type { Analysis } from '../analysis/analyse.ts';
import { type TargetVersion, targetOf } from '../analysis/target.ts';
import { findVersionComment } from '../documents/target-version.ts';
import { touches } from '../text/span.ts';
import { blockSlots, mayAdopt } from './completion/block.ts';
import { flowAround, flowSlot } from './completion/flow.ts';
import {
  type Around,
  documentAround,
  type Ground,
  groundAsIs,
  groundWith,
  type Memo,
} from './completion/ground.ts';
import { type Hole, holeAt } from './completion/hole.ts';
import type { CompletionItem } from './completion/item.ts';
import { mended } from './completion/mend.ts';
import { blockPlacement, flowPlacement } from './completion/placement.ts';
import type { Scene } from './completion/scene.ts';
import { skeletonItems } from './completion/skeleton-items.ts';
import type { Slot } from './completion/slot.ts';
import { slotItems } from './completion/slot-items.ts';
import { nodeAtExactly } from './completion/word.ts';

export type { Memo as CompletionMemo } from './completion/ground.ts';
export type { CompletionItem, CompletionTopic } from './completion/item.ts';
export { resolveCompletion } from './completion/resolve.ts';

export interface CompletionOptions {
  /** The version where the text names none. */
  readonly target: TargetVersion;
  /** What is kept from one question to the next of the same text. */
  readonly memo?: Memo;
}

/**
 * What may be written at an offset: keys, values, items of lists, and in a blank document whole Installations. Nothing
 * that is there already, that the release does not have, or that the verdict on the rest of the spec refuses.
 */
export function completion(analysis: Analysis, offset: number, options: CompletionOptions): CompletionItem[] {
  const { text } = analysis;
  const asIs = groundAsIs(analysis, offset);
  const flow = asIs && flowAround(asIs.source.root, offset - asIs.start);
  if (asIs && flow) {
    const found = flowSlot(asIs.text, flow, offset - asIs.start);
    if (!found) return [];
    const placement = flowPlacement(text, asIs, found);
    return slotItems([found.slot], [placement], sceneOf(analysis, asIs, options));
  }
  const hole = holeAt(text, offset);
  if (!hole) return [];
  const document = documentAround(text, offset);
  if (!asIs && isBlankWithout(text, document, hole)) {
    const { version } = targetAt(analysis, text.slice(document.start, document.end), undefined, options);
    return skeletonItems(text, hole, document, version);
  }
  const memo = options.memo ?? {};
  const source = text.slice(document.start, document.end);
  const search: Search = {
    analysis,
    hole,
    options,
    asIs: asIs && standsAsItIs(asIs, hole) ? asIs : undefined,
  };
  const found = itemsAt(search, { text: source, start: document.start, memo });
  if (found.items.length > 0 || !found.isTorn) return found.items;
  const whole = mended(blanked(source, hole.span, document.start), hole.span.start - document.start);
  if (whole === undefined) return [];
  return itemsAt({ ...search, asIs: undefined }, { text: whole, start: document.start, memo }).items;
}

function blanked(text: string, { start, end }: Hole['span'], shift: number): string {
  return text.slice(0, start - shift) + ' '.repeat(end - start) + text.slice(end - shift);
}

interface Search {
  readonly analysis: Analysis;
  readonly hole: Hole;
  readonly options: CompletionOptions;
  /** The Installation, where the text as it stands tells what the word under the cursor is. */
  readonly asIs: Ground | undefined;
}

function itemsAt(
  { analysis, hole, options, asIs }: Search,
  document: Around,
): { items: CompletionItem[]; isTorn: boolean } {
  const adopting = (): CompletionItem[] => {
    const ground = groundWith(analysis, document, hole.span, `${STAND_IN}:`);
    return ground ? adoptingItems(analysis, ground, hole, options) : [];
  };
  // Below a word, lines that stand further right tell what it is to be; below a blank line they are another key's.
  const isAdopter = mayAdopt(analysis.text, hole);
  const isBlank = hole.span.start === hole.span.end;
  const adopted = isAdopter && !isBlank ? adopting() : [];
  if (adopted.length > 0) return { items: adopted, isTorn: false };
  const ground = asIs ?? groundWith(analysis, document, wordOf(hole), '');
  const items = ground ? itemsIn(analysis, ground, hole, options) : [];
  const isTorn = ground?.isBroken ?? true;
  const mayStillAdopt = items.length === 0 && isAdopter && isBlank && (isTorn || hole.after === 'dash');
  return { items: mayStillAdopt ? adopting() : items, isTorn };
}

function itemsIn(
  analysis: Analysis,
  ground: Ground,
  hole: Hole,
  options: CompletionOptions,
): CompletionItem[] {
  const slots = slotsIn(ground, hole);
  const placements = slots.map((slot) => blockPlacement(analysis.text, hole, slot, ground));
  return slotItems(slots, placements, sceneOf(analysis, ground, options));
}

/** Stands for the key that is being typed above lines that are to be its value, or the other keys of its object. */
const STAND_IN = 'key-at-the-cursor';

function adoptingItems(
  analysis: Analysis,
  ground: Ground,
  hole: Hole,
  options: CompletionOptions,
): CompletionItem[] {
  const slot = slotsIn(ground, hole).find(({ kind }) => kind === 'key');
  if (slot?.kind !== 'key' || slot.entry?.key !== STAND_IN) return [];
  const { value } = slot.entry;
  const isAlone = value.kind === 'scalar' && value.style === 'empty';
  const placement = blockPlacement(analysis.text, { ...hole, isKey: !isAlone }, slot, ground);
  const ink = isAlone ? placement.ink : { ...placement.ink, trail: ':' };
  return slotItems([slot], [{ ...placement, ink }], sceneOf(analysis, ground, options));
}

function slotsIn(ground: Ground, hole: Hole): Slot[] {
  return blockSlots(ground.text, ground.source.root, shifted(hole, ground.start)).filter((slot) =>
    isWritable(slot, ground),
  );
}

/** True where the tree of the text as it stands tells what the word under the cursor is. */
function standsAsItIs({ text, start, source, isBroken }: Ground, hole: Hole): boolean {
  if (hole.isKey || hole.span.start === hole.span.end) return true;
  if (isBroken) return false;
  return nodeAtExactly(text, source.root, { start: hole.span.start - start, end: hole.span.end - start });
}

/** Of values there is only the spec; of one operation or parameter, only its value. */
function isWritable({ kind, path }: Slot, { source: { form } }: Ground): boolean {
  if (form === 'manifest') return true;
  return form === 'values' ? path.length > 0 : kind === 'value';
}

/** What is left out to read the rest: not a key that has its colon. */
function wordOf({ isKey, span }: Hole): Hole['span'] {
  return isKey ? { start: span.start, end: span.start } : span;
}

function shifted(hole: Hole, by: number): Hole {
  const { span, start } = hole;
  return { ...hole, span: { start: span.start - by, end: span.end - by }, start: start - by };
}

function isBlankWithout(
  text: string,
  { start, end }: { start: number; end: number },
  { span, isKey }: Hole,
): boolean {
  if (isKey || end - start > 10_000 || !touches({ start, end }, span.start)) return false;
  return /^(?:[ \t\r\n]|#[^\n]*)*$/.test(text.slice(start, span.start) + text.slice(span.end, end));
}

function sceneOf(analysis: Analysis, ground: Ground, options: CompletionOptions): Scene {
  const { source, document } = ground;
  const { root, completeness, name } = source;
  const { contents, elsewhere, installations } = analysis;
  const { version } = targetAt(analysis, document, ground, options);
  const base = installations.find((judged) => judged.source.name === 'default')?.installation;
  return {
    root,
    bench: {
      version,
      completeness,
      name,
      surroundings: {
        neighbours: [contents, ...elsewhere.map((other) => other.contents)].flatMap(({ units }) =>
          units.flatMap(({ unit }) => unit.neighbours),
        ),
        base: name === 'overlay' ? base : undefined,
        installations: Math.max(1, installations.length),
      },
    },
  };
}

function targetAt(
  analysis: Analysis,
  document: string,
  ground: Ground | undefined,
  { target }: CompletionOptions,
): TargetVersion {
  const judged = ground && analysis.installations.find(({ placed }) => placed.start === ground.start);
  if (judged) return judged.target;
  const comment = findVersionComment(document) ?? findVersionComment(analysis.text);
  return targetOf(comment?.version, ground?.source.chartVersion, target);
}
