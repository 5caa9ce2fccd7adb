import type { Span } from '../../text/span.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import type { Hole } from './hole.ts';
import { type CompletionItem, rank } from './item.ts';
import { skeletonOffers } from './skeletons.ts';

/** Whole Installations for a document that holds nothing yet but the word at the cursor. */
export function skeletonItems(
  text: string,
  { span, after }: Hole,
  document: Span,
  version: CalicoVersion,
): CompletionItem[] {
  if (after !== 'indent') return [];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = span.start - (text.lastIndexOf('\n', span.start - 1) + 1);
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
    filterText: name,
    span: { start: span.start - indent, end: span.end },
    newText: write(plain),
    snippet: write(snippet),
    opensValue: false,
    topic: { path: [], version: version.text, text: caveat ? `${description}\n\n⚠ ${caveat}` : description },
  }));
}
