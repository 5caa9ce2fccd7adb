import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../text/span.ts';
import type { SyntaxProblem } from './document.ts';
import type { MapEntry, ScalarNode, YamlNode } from './node.ts';
import { jsonFault, resolvePlain, resolveTagged, type ScalarValue } from './scalar.ts';
import { STAND_IN } from './template/mask.ts';

/** Nodes that aliases may add to a document; go-yaml has a limit of the same order. */
const MOST_ALIASED = 100_000;
/** Aliases can nest a document deeper than it is written; whoever walks it has only so much stack. */
const DEEPEST_ALIAS = 500;

export interface Tree {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Turns what the parser composed of `part` into our nodes, with positions that count from `offset` before it.
 * `branchAt` tells the branches of a template apart, which may repeat a key.
 */
export function readTree(
  contents: Node | undefined,
  part: string,
  offset: number,
  branchAt: (position: number) => number = () => 0,
): Tree {
  const reader = new TreeReader(part, offset, branchAt);
  const isNothing =
    !contents || (isScalar(contents) && isOmitted(contents) && !contents.tag && !contents.anchor);
  return { root: isNothing ? undefined : reader.read(contents), problems: reader.problems };
}

class TreeReader {
  readonly problems: SyntaxProblem[] = [];
  readonly #part: string;
  readonly #offset: number;
  readonly #anchors = new Map<string, Node>();
  /** What is being read, from the root down. */
  readonly #open = new Set<Node>();
  /** The alias through which nodes are reached at the moment: their place in the text is its own. */
  #alias: Span | undefined;
  readonly #branchAt: (position: number) => number;
  #aliased = 0;

  constructor(part: string, offset: number, branchAt: (position: number) => number) {
    this.#part = part;
    this.#offset = offset;
    this.#branchAt = branchAt;
  }

  read(node: Node): YamlNode {
    if (isAlias(node)) return this.#readAlias(node.source, this.#spanOf(node));
    if (this.#alias) this.#aliased++;
    else if ('anchor' in node && node.anchor) this.#anchors.set(node.anchor, node);
    this.#open.add(node);
    const read = isMap(node)
      ? this.#readMap(node)
      : isSeq(node)
        ? this.#readList(node)
        : this.#readScalar(node as Scalar);
    this.#open.delete(node);
    return read;
  }

  #readAlias(name: string, span: Span): YamlNode {
    const target = this.#anchors.get(name);
    if (!target) return this.#refuseAlias(span, `No anchor \`&${name}\` stands above this alias.`);
    if (this.#open.has(target))
      return this.#refuseAlias(span, `The value of anchor \`&${name}\` contains itself.`);
    if (this.#aliased > MOST_ALIASED || this.#open.size > DEEPEST_ALIAS)
      return this.#refuseAlias(span, 'Aliases multiply this document beyond measure.');
    const outer = this.#alias;
    this.#alias = outer ?? span;
    const read = this.read(target);
    this.#alias = outer;
    return read;
  }

  /** Inside of aliases one problem tells all. */
  #refuseAlias(span: Span, message: string): ScalarNode {
    if (this.problems.at(-1)?.message !== message) this.#report('yaml-alias', span, message);
    return { kind: 'scalar', span, value: null, source: '', style: 'plain' };
  }

  #readScalar(node: Scalar): ScalarNode {
    const span = this.#spanOf(node);
    const text = node.source ?? '';
    const { value, fault } = this.#resolve(node, text);
    const source = this.#sourceOf(node);
    const refusal = fault ?? jsonFault(value, text);
    if (refusal && !this.#alias) this.#report('yaml-syntax', span, refusal);
    return { kind: 'scalar', span, value, source, style: styleOf(node) };
  }

  #resolve(node: Scalar, text: string): { value: ScalarValue; fault?: string } {
    if (node.tag && node.tag !== '!') return resolveTagged(node.tag, text);
    const isPlain = !node.tag && (node.type === undefined || node.type === 'PLAIN');
    return { value: isPlain ? resolvePlain(text) : text };
  }

  #readList(node: YAMLSeq): YamlNode {
    const items = node.items.map((item) => this.read(item as Node));
    const end = items.at(-1)?.span.end;
    const span = this.#collectionSpan(node, end);
    return { kind: 'list', span, flow: node.flow ?? false, items };
  }

  #readMap(node: YAMLMap): YamlNode {
    const written = new Map<string, MapEntry>();
    const merged = new Map<string, MapEntry>();
    const repeated: MapEntry[] = [];
    let end: number | undefined;
    for (const { key, value } of node.items as { key: Node | null; value: Node | null }[]) {
      if (isMergeKey(key)) {
        end = Math.max(end ?? 0, this.#spanOf(value ?? key).end);
        // A later merge beats an earlier key, as go-yaml v2 does it.
        for (const entry of this.#readMerge(value, key)) {
          written.delete(entry.key);
          merged.set(entry.key, entry);
        }
        continue;
      }
      const entry = this.#readEntry(key, value);
      end = entry.span.end;
      const before = written.get(entry.key);
      if (before && !this.#alias && this.#isSameBranch(before, entry)) repeated.push(entry);
      written.delete(entry.key);
      merged.delete(entry.key);
      written.set(entry.key, entry);
    }
    this.#reportRepeated(repeated);
    const span = this.#collectionSpan(node, end);
    return {
      kind: 'map',
      span,
      flow: node.flow ?? false,
      entries: [...written.values(), ...merged.values()],
    };
  }

  /** Where a whole object is repeated, its keys have one fault, and that is what is missing before them. */
  #reportRepeated(repeated: readonly MapEntry[]): void {
    const isObject = ['apiVersion', 'kind'].every((name) => repeated.some(({ key }) => key === name));
    for (const { key, keySpan } of isObject ? repeated.slice(0, 1) : repeated) {
      const message = isObject
        ? 'A second object begins here, but no line `---` (in a list: no `-`) parts it from the first.'
        : `\`${key}\` stands here twice; the last one counts.`;
      this.#report('yaml-duplicate-key', keySpan, message);
    }
  }

  /** Keys that a template makes are never the same for certain. */
  #isSameBranch(one: MapEntry, other: MapEntry): boolean {
    const [first, second] = [one, other].map(({ keySpan }) => this.#branchAt(keySpan.start - this.#offset));
    return first === second && !one.key.includes(STAND_IN);
  }

  #readEntry(key: Node | null, value: Node | null): MapEntry {
    const name = key ? this.read(key) : undefined;
    const keySpan = name?.span ?? this.#spanOf(value!);
    const read = this.#readValue(value, keySpan);
    return {
      key: this.#keyName(name, keySpan),
      keySpan,
      span: { start: keySpan.start, end: Math.max(keySpan.end, read.span.end) },
      value: read,
    };
  }

  #keyName(key: YamlNode | undefined, span: Span): string {
    if (key?.kind === 'scalar' && key.value !== null) return String(key.value);
    if (!this.#alias) {
      const message =
        key?.kind === 'scalar' || !key ? 'A key is missing.' : 'A list or a map cannot be a key.';
      this.#report('yaml-syntax', span, message);
    }
    return this.#part.slice(span.start - this.#offset, span.end - this.#offset);
  }

  /** A value that is left out stands right after its colon. */
  #readValue(value: Node | null, keySpan: Span): YamlNode {
    if (value && !(isScalar(value) && isOmitted(value) && !value.tag && !value.anchor))
      return this.read(value);
    const at = this.#alias?.start ?? this.#offset + afterColon(this.#part, keySpan.end - this.#offset);
    const span = this.#alias ?? { start: at, end: at };
    return { kind: 'scalar', span, value: null, source: '', style: 'empty' };
  }

  #readMerge(value: Node | null, key: Node): MapEntry[] {
    const span = this.#spanOf(value ?? key);
    const read = value && this.read(value);
    const maps = read?.kind === 'list' ? [...read.items].reverse() : [read];
    const entries: MapEntry[] = [];
    for (const map of maps) {
      if (map?.kind === 'map')
        entries.push(
          ...map.entries.map((entry) => ({ ...entry, keySpan: span, span, value: moved(entry.value, span) })),
        );
      else if (!this.#alias)
        this.#report('yaml-syntax', span, '`<<` merges a map or a list of maps, and this is neither.');
    }
    return entries;
  }

  #spanOf(node: Node): Span {
    if (this.#alias) return this.#alias;
    const [start, end] = node.range ?? [0, 0];
    if (isScalar(node) && isOmitted(node)) {
      const at = this.#offset + this.#part.slice(0, start).trimEnd().length;
      return { start: at, end: at };
    }
    return { start: this.#offset + start, end: this.#offset + trimmedEnd(this.#part, start, end, node) };
  }

  /** The parser counts comments below a block to it; we do not. */
  #collectionSpan(node: YAMLMap | YAMLSeq, end: number | undefined): Span {
    const span = this.#spanOf(node);
    return this.#alias || node.flow || end === undefined ? span : { start: span.start, end };
  }

  #sourceOf(node: Scalar): string {
    const [start, end] = node.range ?? [0, 0];
    return this.#part.slice(start, trimmedEnd(this.#part, start, end, node));
  }

  #report(code: SyntaxProblem['code'], span: Span, message: string): void {
    this.problems.push({ code, span, message });
  }
}

function isMergeKey(node: Node | null): node is Scalar {
  return isScalar(node) && node.type === 'PLAIN' && node.value === '<<' && !node.tag;
}

/** The parser gives a scalar without text or quotes where a value is left out. */
function isOmitted(node: Scalar): boolean {
  return node.range?.[0] === node.range?.[1];
}

function styleOf(node: Scalar): ScalarNode['style'] {
  switch (node.type) {
    case 'QUOTE_DOUBLE':
      return 'double-quoted';
    case 'QUOTE_SINGLE':
      return 'single-quoted';
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return 'block';
    default:
      return isOmitted(node) ? 'empty' : 'plain';
  }
}

/** A block scalar ends before its last line's end, or, where it keeps blank lines, before that of the last of them. */
function trimmedEnd(part: string, start: number, end: number, node: Node): number {
  if (!isScalar(node) || !node.type?.startsWith('BLOCK')) return end;
  let last = end;
  if (/^[|>]\d?\+/.test(part.slice(start, start + 3))) {
    if (part[last - 1] === '\n') last--;
    return part[last - 1] === '\r' ? last - 1 : last;
  }
  while (last > start && /\s/.test(part[last - 1]!)) last--;
  return last;
}

const BEFORE_COLON = /(?:[ \t\r\n]|#[^\n]*\n)*:/y;

/** The offset after the colon that follows a key, or the key's end where it has none. */
function afterColon(part: string, keyEnd: number): number {
  BEFORE_COLON.lastIndex = keyEnd;
  return BEFORE_COLON.test(part) ? BEFORE_COLON.lastIndex : keyEnd;
}

/** The node as it is reached through a merge: its place in the text is the merge's. */
function moved(node: YamlNode, span: Span): YamlNode {
  if (node.kind === 'scalar') return { ...node, span };
  if (node.kind === 'list') return { ...node, span, items: node.items.map((item) => moved(item, span)) };
  const entries = node.entries.map((entry) => ({
    ...entry,
    span,
    keySpan: span,
    value: moved(entry.value, span),
  }));
  return { ...node, span, entries };
}
