import { type Span, touches } from '../../../text/span.ts';
import type { CalicoVersion } from '../../../versions/version.ts';
import { columnOf } from '../cursor/block-slots.ts';
import type { CursorGap } from '../cursor/gap.ts';
import { type CompletionItem, rank } from './item.ts';
import { skeletonOffers } from './skeletons.ts';

/** True for a document that holds nothing but comments and the word at the cursor. */
export function isBlankBut(text: string, { start, end }: Span, { span, isKey }: CursorGap): boolean {
  if (isKey || end - start > LONGEST || !touches({ start, end }, span.start)) return false;
  return /^(?:[ \t\r\n]|#[^\n]*(?:\n|$))*$/.test(text.slice(start, span.start) + text.slice(span.end, end));
}

const LONGEST = 10_000;

/** Whole Installations for a document that holds nothing yet but the word at the cursor. */
export function skeletonItems(
  text: string,
  { span, after }: CursorGap,
  document: Span,
  version: CalicoVersion,
): CompletionItem[] {
  if (after !== 'indent') return [];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = columnOf(text, span.start);
  const isLast = text.slice(span.end, document.end).trim() === '';
  const write = (lines: string): string => {
    const whole = isLast && text.slice(span.end, document.end).includes('\n') ? lines.trimEnd() : lines;
    return whole.replaceAll('\n', lineEnd);
  };
  return skeletonOffers(version).map(({ name, description, snippet, text: plain, caveat }, index) => ({
    label: name,
    kind: 'skeleton',
    detail: `Calico ${version.text}`,
    deprecated: false,
    sortText: rank(0, index),
    // Found by the product's name too.
    filterText: `calico-${name}`,
    span: { start: span.start - indent, end: span.end },
    newText: write(plain),
    snippet: write(snippet),
    opensValue: false,
    topic: { path: [], version: version.text, text: caveat ? `${description}\n\n⚠ ${caveat}` : description },
  }));
}
