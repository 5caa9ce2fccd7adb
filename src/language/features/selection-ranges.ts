import type { Analysis } from '../analysis/analyse.ts';
import { fromText, spanOfUnit, toText } from '../documents/unit.ts';
import type { YamlNode } from '../syntax/node.ts';
import { type Span, touches } from '../text/span.ts';

/** What a selection grows to from an offset, step by step: a key or value, its pair, the map around it … the text. */
export function selectionSpans({ text, contents }: Analysis, offset: number): Span[] {
  const spans: Span[] = [{ start: 0, end: text.length }];
  // A document inside a scalar of another comes after that one.
  for (const placed of contents.units) {
    const own = spanOfUnit(placed);
    const local = touches(own, offset) ? fromText(placed, offset) : undefined;
    if (local === undefined) continue;
    spans.push(own);
    collect(placed.unit.document.root, local, (span) => spans.push(toText(placed, span)));
  }
  return growing(spans);
}

function collect(node: YamlNode | undefined, offset: number, add: (span: Span) => void): void {
  let current = node;
  while (current && touches(current.span, offset)) {
    add(current.span);
    if (current.kind === 'scalar') return;
    if (current.kind === 'list') {
      current = current.items.find(({ span }) => touches(span, offset));
      continue;
    }
    const entry = current.entries.find(({ span }) => touches(span, offset));
    if (!entry) return;
    add(entry.span);
    if (touches(entry.keySpan, offset)) {
      add(entry.keySpan);
      return;
    }
    current = entry.value;
  }
}

/** The innermost first; each lies in the next one and differs from it. */
function growing(outermostFirst: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of outermostFirst) {
    const around = kept.at(-1);
    if (around && (span.start < around.start || span.end > around.end)) continue;
    if (around && span.start === around.start && span.end === around.end) continue;
    kept.push(span);
  }
  return kept.reverse();
}
