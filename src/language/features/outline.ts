import type { Analysis } from '../analysis/analyse.ts';
import type { PlacedUnit, Unit } from '../documents/read.ts';
import { childOf, stringAt, type YamlNode } from '../syntax/node.ts';
import { countBefore } from '../text/search.ts';
import type { Span } from '../text/span.ts';

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
    const name = [stringAt(root, 'kind') ?? 'Document', stringAt(childOf(root, 'metadata'), 'name')];
    const span = shifted(root.span, start);
    const nameSpan = root.entries[0] ? shifted(root.entries[0].keySpan, start) : span;
    const text = name.filter((part) => part !== undefined).join(' ');
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
      name: key || '""',
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
  return TELLING.map((key) => stringAt(item, key)).find((text) => text !== undefined && text !== '');
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
