import { documentAround } from '../syntax/split.ts';
import { legible } from '../text/legible.ts';
import { isInBrackets } from './completion/cursor/flow-slots.ts';
import { holeAt } from './completion/cursor/gap.ts';
import { mended } from './completion/cursor/mend.ts';
import type { CompletionItem } from './completion/offers/item.ts';
import { isBlankBut, skeletonItems } from './completion/offers/skeleton-items.ts';
import type { Desk, Surroundings } from './completion/request.ts';
import { flowItems, targetAt, wordItems } from './completion/search.ts';

export type { CompletionItem, CompletionTopic } from './completion/offers/item.ts';
export { resolveCompletion } from './completion/offers/resolve.ts';
export type { Memo as CompletionMemo } from './completion/request.ts';

/**
 * What may be written at an offset: keys, values, items of lists, and in a blank document whole Installations. Nothing
 * that is there already, that the release does not have, or that the verdict on the rest of the spec refuses.
 *
 * The document around the cursor is read with and without the word that is being typed. Of the other documents, the
 * last analysis is good enough, even if it is of an earlier state of the text.
 */
export function completion(written: string, offset: number, surroundings: Surroundings): CompletionItem[] {
  // Editors replace within a line; an open quote or template may go on over its end, a lone CR among them.
  return itemsAt(written, offset, surroundings).filter(
    ({ span }) => !/[\r\n]/.test(written.slice(span.start, span.end)),
  );
}

function itemsAt(written: string, offset: number, surroundings: Surroundings): CompletionItem[] {
  const text = legible(written);
  const document = documentAround(text, offset);
  const isInLineEnd = text[offset] === '\n' && text[offset - 1] === '\r';
  if (!document || isInLineEnd) return [];
  const desk: Desk = {
    ...surroundings,
    text,
    document: text.slice(document.start, document.end),
    start: document.start,
  };
  if (isInBrackets(text, document.start, offset)) {
    const items = flowItems(desk, offset);
    if (items) return items;
  }
  const hole = holeAt(text, offset);
  // What stands on the line of a marker is not looked at as a word.
  if (!hole || hole.start < document.start) return [];
  if (isBlankBut(text, document, hole)) {
    return skeletonItems(text, hole, document, targetAt(desk, undefined).version);
  }
  const { items, isTorn } = wordItems(desk, hole);
  if (items.length > 0 || !isTorn) return items;
  const whole = mended(desk.document, {
    start: hole.span.start - desk.start,
    end: hole.span.end - desk.start,
  });
  return whole === undefined ? [] : wordItems({ ...desk, document: whole }, hole).items;
}
