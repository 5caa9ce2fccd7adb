import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../../text/span.ts';
import type { Source } from '../document.ts';
import type { MapEntry, ScalarNode, YamlNode } from '../node.ts';
import { jsonFault, resolvePlain, resolveTagged, type ScalarValue } from '../scalars/scalar.ts';
import { type Assembly, endOfParts, type MapPart } from './assembly.ts';

/** Turns what the parser composed of a text into our nodes. What is wrong with them is reported to `assembly`. */
export function readTree(
  contents: Node | undefined,
  source: Source,
  assembly: Assembly,
): YamlNode | undefined {
  const isNothing =
    !contents || (isScalar(contents) && isOmitted(contents) && !contents.tag && !contents.anchor);
  return isNothing ? undefined : new TreeReader(source, assembly).read(contents);
}

/** Reads nodes whose positions the parser counts from `shift` behind the start of the text. */
export class TreeReader {
  readonly #part: string;
  readonly #assembly: Assembly;
  readonly #shift: number;

  constructor({ part }: Source, assembly: Assembly, shift = 0) {
    this.#part = part;
    this.#assembly = assembly;
    this.#shift = shift;
  }

  read(node: Node): YamlNode {
    if (isAlias(node)) return this.#assembly.alias(node.source, this.#spanOf(node));
    if (!('anchor' in node && node.anchor)) return this.#readNode(node);
    return this.#assembly.anchored(node.anchor, () => this.#readNode(node));
  }

  /** The entries and merges of a map, in order of the text. */
  readParts(items: YAMLMap['items']): MapPart[] {
    return (items as { key: Node | null; value: Node | null }[]).map(({ key, value }) => {
      if (!isMergeKey(key)) return this.#readEntry(key, value);
      const span = this.#spanOf(value ?? key);
      return { merged: this.#assembly.merged(value ? this.read(value) : undefined, span), end: span.end };
    });
  }

  /** Where a node starts that is written, which a collection is only together with what it holds. */
  startOf(node: Node): number {
    return this.#spanOf(node).start;
  }

  #readNode(node: Node): YamlNode {
    if (isMap(node)) return this.#readMap(node);
    return isSeq(node) ? this.#readList(node) : this.#readScalar(node as Scalar);
  }

  #readScalar(node: Scalar): ScalarNode {
    const span = this.#spanOf(node);
    const text = node.source ?? '';
    const { value, fault } = this.#resolve(node, text);
    const source = this.#sourceOf(node);
    const refusal = fault ?? jsonFault(value, text);
    if (refusal) this.#assembly.report('yaml-syntax', span, refusal);
    return { kind: 'scalar', span, value, source, style: styleOf(node) };
  }

  #resolve(node: Scalar, text: string): { value: ScalarValue; fault?: string } {
    if (node.tag && node.tag !== '!') return resolveTagged(node.tag, text);
    const isPlain = !node.tag && (node.type === undefined || node.type === 'PLAIN');
    return { value: isPlain ? resolvePlain(text) : text };
  }

  #readList(node: YAMLSeq): YamlNode {
    const items = node.items.map((item) => this.read(item as Node));
    const span = this.#collectionSpan(node, items.at(-1)?.span.end);
    return { kind: 'list', span, flow: node.flow ?? false, items };
  }

  #readMap(node: YAMLMap): YamlNode {
    const parts = this.readParts(node.items);
    const entries = this.#assembly.entriesOf(parts);
    const span = this.#collectionSpan(node, endOfParts(parts));
    return { kind: 'map', span, flow: node.flow ?? false, entries };
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
    const message =
      key?.kind === 'scalar' || !key ? 'A key is missing.' : 'A list or an object cannot be a key.';
    this.#assembly.report('yaml-syntax', span, message);
    return this.#part.slice(span.start, span.end);
  }

  /** A value that is left out stands right after its colon. */
  #readValue(value: Node | null, keySpan: Span): YamlNode {
    if (value && !(isScalar(value) && isOmitted(value) && !value.tag && !value.anchor))
      return this.read(value);
    const at = afterColon(this.#part, keySpan.end);
    return { kind: 'scalar', span: { start: at, end: at }, value: null, source: '', style: 'empty' };
  }

  #spanOf(node: Node): Span {
    const [start, end] = this.#rangeOf(node);
    if (isScalar(node) && isOmitted(node)) {
      const at = this.#part.slice(0, start).trimEnd().length;
      return { start: at, end: at };
    }
    return { start, end: trimmedEnd(this.#part, start, end, node) };
  }

  /** The parser counts comments below a block to it; we do not. */
  #collectionSpan(node: YAMLMap | YAMLSeq, end: number | undefined): Span {
    const span = this.#spanOf(node);
    return node.flow || end === undefined ? span : { start: span.start, end };
  }

  #sourceOf(node: Scalar): string {
    const [start, end] = this.#rangeOf(node);
    return this.#part.slice(start, trimmedEnd(this.#part, start, end, node));
  }

  /** Where the parser has found it, in `part`. */
  #rangeOf({ range }: Node): [start: number, end: number] {
    const [start, end] = range ?? [-this.#shift, -this.#shift];
    return [start + this.#shift, end + this.#shift];
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
