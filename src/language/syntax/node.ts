import type { Span } from '../text/span.ts';

/**
 * A YAML value with its place in the text, read as the API server reads it (YAML 1.1 scalars, merge keys and
 * aliases resolved). Every node knows its span in the whole text, not in its document.
 */
export type YamlNode = ScalarNode | MapNode | ListNode;

/** What a template (`{{ … }}`, `${…}`, `<placeholder>`) makes of a node; absent where it has no hand in it. */
export interface Templated {
  /**
   * A scalar whose value is made by the template, at least in part: `value` and `source` then hold what is written
   * and say nothing. A map or a list that the template may add to. Never to be judged.
   */
  readonly unknown?: true;
  /** It stands in a branch or a loop that what holds it is not in: it may be missing, or come several times. */
  readonly conditional?: true;
}

export interface ScalarNode extends Templated {
  readonly kind: 'scalar';
  readonly span: Span;
  /** What JSON would hold: numbers, booleans and null resolved, everything else a string. */
  readonly value: string | number | boolean | null;
  /** How it is written: `on`, `0o17`, `"Enabled"`; empty for a value that is left out. */
  readonly source: string;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'block' | 'empty';
}

export interface MapNode extends Templated {
  readonly kind: 'map';
  readonly span: Span;
  readonly flow: boolean;
  /** In order of the text; a duplicate key keeps its last entry, as the decoder does, and is a problem. */
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  /** As JSON would name it: `1` and `true` become strings. */
  readonly key: string;
  readonly keySpan: Span;
  /** From the start of the key to the end of the value. */
  readonly span: Span;
  readonly value: YamlNode;
  /** Set where a template makes the key, at least in part; `key` is then what is written. */
  readonly unknown?: true;
}

export interface ListNode extends Templated {
  readonly kind: 'list';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export function entryOf(node: YamlNode | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.length > FEW ? indexOf(node).get(key) : node.entries.find((entry) => entry.key === key);
}

/** So many entries are looked through in less time than an index of them takes. */
const FEW = 16;

const indexes = new WeakMap<MapNode, ReadonlyMap<string, MapEntry>>();

/** Whoever has something to say of every entry asks for every entry. */
function indexOf(node: MapNode): ReadonlyMap<string, MapEntry> {
  let index = indexes.get(node);
  if (!index) {
    // The first of a name comes last, and so is the one that stays.
    index = new Map(node.entries.map((entry) => [entry.key, entry] as const).reverse());
    indexes.set(node, index);
  }
  return index;
}

export function childOf(node: YamlNode | undefined, step: string | number): YamlNode | undefined {
  if (node?.kind === 'list') return typeof step === 'number' ? node.items[step] : undefined;
  return entryOf(node, String(step))?.value;
}

/** The string at `key`, or undefined when there is none, it is of another type, or a template makes it. */
export function stringAt(node: YamlNode | undefined, key: string): string | undefined {
  const value = childOf(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' && !value.unknown
    ? value.value
    : undefined;
}
