import { documentAround } from '../syntax/split.ts';
import { legible } from '../text/legible.ts';
import { isInBrackets } from './completion/cursor/flow-slots.ts';
import { gapAt } from './completion/cursor/gap.ts';
import { repaired } from './completion/cursor/repair.ts';
import type { CompletionItem } from './completion/offers/item.ts';
import { isBlankBut, skeletonItems } from './completion/offers/skeleton-items.ts';
import type { CompletionOptions, CompletionRequest } from './completion/request.ts';
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
export function completion(written: string, offset: number, options: CompletionOptions): CompletionItem[] {
  // Editors replace within a line; an open quote or template may go on over its end, a lone CR among them.
  return itemsAt(written, offset, options).filter(
    ({ span }) => !/[\r\n]/.test(written.slice(span.start, span.end)),
  );
}

function itemsAt(written: string, offset: number, options: CompletionOptions): CompletionItem[] {
  const text = legible(written);
  const document = documentAround(text, offset);
  const isInLineEnd = text[offset] === '\n' && text[offset - 1] === '\r';
  if (!document || isInLineEnd) return [];
  const request: CompletionRequest = {
    ...options,
    text,
    document: text.slice(document.start, document.end),
    start: document.start,
  };
  if (isInBrackets(text, document.start, offset)) {
    const items = flowItems(request, offset);
    if (items) return items;
  }
  const gap = gapAt(text, offset);
  // What stands on the line of a marker is not looked at as a word.
  if (!gap || gap.start < document.start) return [];
  if (isBlankBut(text, document, gap)) {
    return skeletonItems(text, gap, document, targetAt(request, undefined).version);
  }
  const { items, isTorn } = wordItems(request, gap);
  if (items.length > 0 || !isTorn) return items;
  const whole = repaired(request.document, {
    start: gap.span.start - request.start,
    end: gap.span.end - request.start,
  });
  return whole === undefined ? [] : wordItems({ ...request, document: whole }, gap).items;
}
