import type { Analysis } from '../analysis/analyse.ts';
import type { PlacedUnit, Unit } from '../documents/read.ts';
import { childOf, stringAt, type YamlNode } from '../syntax/node.ts';
import { countBefore } from '../text/search.ts';
import { type Span, shifted } from '../text/span.ts';

/** An object, a key or an item, with what is in it. */
export interface OutlineEntry {
  readonly name: string;
  /** The value, where it is a scalar. */
  readonly detail: string;
  readonly kind: 'object' | 'map' | 'list' | 'value';
  readonly span: Span;
  /** What to select when one jumps to it; inside of `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineEntry[];
}

/**
 * The documents that concern us, each by the kind and name of its object. What stands in a scalar is below the key of
 * that scalar.
 */
export function outline({ contents }: Analysis): OutlineEntry[] {
  return contents.units.flatMap(({ start, unit }) => {
    const { root } = unit.document;
    if (root?.kind !== 'map' || unit.isEmbedded) return [];
    const kind = stringAt(root, 'kind');
    const name = [isBlank(kind) ? 'Document' : kind, stringAt(childOf(root, 'metadata'), 'name')];
    // An empty key that comes first stands before what is read as the map.
    const nameSpan = shifted(root.entries[0]?.keySpan ?? root.span, start);
    const span = shifted({ ...root.span, start: Math.min(root.span.start, nameSpan.start - start) }, start);
    const text = name.filter((part) => !isBlank(part)).join(' ');
    return [
      { name: text, detail: '', kind: 'object' as const, span, nameSpan, children: below(root, start, unit) },
    ];
  });
}

/** `by` is where the unit that the node is in starts in the text. */
function below(node: YamlNode, by: number, unit: Unit): OutlineEntry[] {
  if (node.kind === 'map') {
    return node.entries.map(({ key, keySpan, span, value }) => ({
      // Editors refuse an entry without a name.
      name: isBlank(key) ? JSON.stringify(key) : key,
      ...describe(value),
      span: shifted(span, by),
      nameSpan: shifted(keySpan, by),
      children: below(value, by, unit),
    }));
  }
  if (node.kind === 'scalar') return embeddedIn(node.span, by, unit);
  return node.items.map((item, index) => ({
    name: nameOf(item) ?? String(index),
    ...describe(item),
    span: shifted(item.span, by),
    nameSpan: shifted(item.span, by),
    children: below(item, by, unit),
  }));
}

function embeddedIn(scalar: Span, by: number, unit: Unit): OutlineEntry[] {
  if (unit.embedded.length === 0) return [];
  const placed = inTextOrder(unit);
  const first = countBefore(placed, ({ start }) => start < scalar.start);
  const next = countBefore(placed, ({ start }) => start < scalar.end);
  return placed.slice(first, next).flatMap(({ start, unit: inner }) => {
    const { root } = inner.document;
    return root && !inner.decoded ? below(root, by + start, inner) : [];
  });
}

const ordered = new WeakMap<Unit, readonly PlacedUnit[]>();

/** Every scalar asks what stands in it. */
function inTextOrder(unit: Unit): readonly PlacedUnit[] {
  let placed = ordered.get(unit);
  if (!placed) {
    placed = unit.embedded.toSorted((one, other) => one.start - other.start);
    ordered.set(unit, placed);
  }
  return placed;
}

function describe(node: YamlNode): Pick<OutlineEntry, 'kind' | 'detail'> {
  if (node.kind !== 'scalar') return { kind: node.kind, detail: '' };
  return { kind: 'value', detail: node.style === 'block' ? '' : node.source };
}

/** What tells one item from another in the lists of an Installation. */
const TELLING = ['name', 'cidr', 'componentName', 'key'];

function nameOf(item: YamlNode): string | undefined {
  return TELLING.map((key) => stringAt(item, key)).find((text) => !isBlank(text));
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
