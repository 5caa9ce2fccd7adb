import type { Span } from '../../text/span.ts';
import type { SyntaxProblem } from '../document.ts';
import type { MapEntry, ScalarNode, YamlNode } from '../node.ts';
import { STAND_IN } from '../template/mask.ts';
import type { ComposeError } from './compose.ts';

/** Nodes that aliases may add to a document; go-yaml has a limit of the same order. */
const MOST_ALIASED = 100_000;
/** Aliases can nest a document deeper than it is written; whoever walks it has only so much stack. */
const DEEPEST_ALIASED = 500;

/** What an anchor stands for: nothing while that is being read. */
interface Anchored {
  node?: YamlNode;
  extent?: Extent;
}

interface Extent {
  readonly nodes: number;
  readonly levels: number;
}

/** A state to go back to. */
export interface AssemblyMark {
  readonly errors: number;
  readonly problems: number;
  readonly replaced: number;
  readonly aliased: number;
}

/**
 * What everybody shares who reads a part of one document: the anchors so far, what is wrong with them and with the
 * keys, and how entries become a map. Parts are read in the order of the text.
 */
export class Assembly {
  /** What the library complains of, with positions in the document. */
  readonly errors: ComposeError[] = [];
  readonly problems: SyntaxProblem[] = [];
  readonly #anchors = new Map<string, Anchored>();
  /** What each anchor has replaced, to be undone. */
  readonly #replaced: [name: string, before: Anchored | undefined][] = [];
  readonly #branchAt: (position: number) => number;
  #aliased = 0;
  #lastMark: AssemblyMark = { errors: 0, problems: 0, replaced: 0, aliased: 0 };

  /** `branchAt` is that of the source. */
  constructor(branchAt: (position: number) => number = () => 0) {
    this.#branchAt = branchAt;
  }

  report(code: SyntaxProblem['code'], span: Span, message: string): void {
    this.problems.push({ code, span, message });
  }

  mark(): AssemblyMark {
    const { problems, replaced, errors, aliased } = this.#lastMark;
    const isSame =
      problems === this.problems.length &&
      replaced === this.#replaced.length &&
      aliased === this.#aliased &&
      errors === this.errors.length;
    if (!isSame) {
      this.#lastMark = {
        errors: this.errors.length,
        problems: this.problems.length,
        replaced: this.#replaced.length,
        aliased: this.#aliased,
      };
    }
    return this.#lastMark;
  }

  /** Forgets what has been reported and anchored since. */
  goBack({ errors, problems, replaced, aliased }: AssemblyMark): void {
    this.errors.length = errors;
    this.problems.length = problems;
    this.#aliased = aliased;
    while (this.#replaced.length > replaced) {
      const [name, before] = this.#replaced.pop()!;
      if (before) this.#anchors.set(name, before);
      else this.#anchors.delete(name);
    }
  }

  /** Reads the node of an anchor, which aliases behind it stand for. */
  anchored<Read extends YamlNode | undefined>(name: string, read: () => Read): Read {
    const anchored: Anchored = {};
    this.#replaced.push([name, this.#anchors.get(name)]);
    this.#anchors.set(name, anchored);
    const node = read();
    if (node) anchored.node = node;
    return node;
  }

  /** What an alias stands for, placed at the alias. */
  alias(name: string, span: Span): YamlNode {
    const anchored = this.#anchors.get(name);
    if (!anchored) return this.#refuse(span, `Undefined alias \`*${name}\`.`);
    if (!anchored.node) return this.#refuse(span, `Alias \`*${name}\` refers to itself.`);
    anchored.extent ??= extentOf(anchored.node);
    const { nodes, levels } = anchored.extent;
    if (this.#aliased + nodes > MOST_ALIASED || levels > DEEPEST_ALIASED) {
      return this.#refuse(span, 'Alias expansion exceeds 100,000 nodes.');
    }
    this.#aliased += nodes;
    return moved(anchored.node, span);
  }

  /** Of problems that are all the same, one tells all. */
  #refuse(span: Span, message: string): ScalarNode {
    if (this.problems.at(-1)?.message !== message) this.report('yaml-alias', span, message);
    return { kind: 'scalar', span, value: null, source: '', style: 'plain' };
  }

  /** What `<<` brings into a map: the entries of a map, or of a list of maps, all placed at what it merges. */
  merged(value: YamlNode | undefined, span: Span): MapEntry[] {
    const maps = value?.kind === 'list' ? [...value.items].reverse() : [value];
    return maps.flatMap((map) => {
      if (map?.kind === 'map') return map.entries.map((entry) => movedEntry(entry, span));
      this.report('yaml-syntax', span, '`<<` merges an object or a list of objects, and this is neither.');
      return [];
    });
  }

  /** The entries of a map: of one key the last, and a later merge beats an earlier key, as go-yaml v2 does it. */
  entriesOf(parts: readonly MapPart[]): readonly MapEntry[] {
    if (areDistinct(parts)) return parts;
    const written = new Map<string, MapEntry>();
    const merged = new Map<string, MapEntry>();
    const repeated: MapEntry[] = [];
    for (const part of parts) {
      if ('merged' in part) {
        for (const entry of part.merged) {
          written.delete(entry.key);
          merged.set(entry.key, entry);
        }
        continue;
      }
      const before = written.get(part.key);
      if (before) {
        if (this.#isSameBranch(before, part)) repeated.push(part);
        written.delete(part.key);
      }
      if (merged.size > 0) merged.delete(part.key);
      written.set(part.key, part);
    }
    if (repeated.length > 0) this.#reportRepeated(repeated);
    return [...written.values(), ...merged.values()];
  }

  /** Where a whole object is repeated, its keys have one fault, and that is what is missing before them. */
  #reportRepeated(repeated: readonly MapEntry[]): void {
    const isObject = ['apiVersion', 'kind'].every((name) => repeated.some(({ key }) => key === name));
    for (const { key, keySpan } of isObject ? repeated.slice(0, 1) : repeated) {
      const message = isObject
        ? 'A second object begins here, but no line `---` (in a list: no `-`) parts it from the first.'
        : `\`${key}\` is a duplicate key; the last one wins.`;
      this.report('yaml-duplicate-key', keySpan, message);
    }
  }

  /** Keys that a template makes are never the same for certain. */
  #isSameBranch(one: MapEntry, other: MapEntry): boolean {
    const [first, second] = [one, other].map(({ keySpan }) => this.#branchAt(keySpan.start));
    return first === second && !one.key.includes(STAND_IN);
  }
}

/** An entry as it is written, or what a `<<` has brought; `end` is where it ends in the text. */
export type MapPart = MapEntry | MergedEntries;

export interface MergedEntries {
  readonly merged: readonly MapEntry[];
  readonly end: number;
}

/** Where a block of these parts ends; a merge that is written further up than it ends does not make it shorter. */
export function endOfParts(parts: readonly MapPart[]): number | undefined {
  let end: number | undefined;
  for (const part of parts) end = 'merged' in part ? Math.max(end ?? 0, part.end) : part.span.end;
  return end;
}

function areDistinct(parts: readonly MapPart[]): parts is readonly MapEntry[] {
  const keys = new Set<string>();
  for (const part of parts) {
    if ('merged' in part) return false;
    keys.add(part.key);
  }
  return keys.size === parts.length;
}

function extentOf(node: YamlNode): Extent {
  if (node.kind === 'scalar') return { nodes: 1, levels: 1 };
  const children = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
  let [nodes, levels] = [1, 0];
  for (const child of children) {
    const extent = extentOf(child);
    nodes += extent.nodes;
    levels = Math.max(levels, extent.levels);
  }
  return { nodes, levels: levels + 1 };
}

/** The node as it is reached through an alias or a merge: its place in the text is that one's. */
function moved(node: YamlNode, span: Span): YamlNode {
  if (node.span === span) return node;
  if (node.kind === 'scalar') return { ...node, span };
  if (node.kind === 'list') return { ...node, span, items: node.items.map((item) => moved(item, span)) };
  return { ...node, span, entries: node.entries.map((entry) => movedEntry(entry, span)) };
}

function movedEntry(entry: MapEntry, span: Span): MapEntry {
  return { ...entry, span, keySpan: span, value: moved(entry.value, span) };
}
