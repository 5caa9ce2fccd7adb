import type { YamlDocument } from '../syntax/document.ts';
import { childOf, stringAt, type YamlNode } from '../syntax/node.ts';
import { parseDocument } from '../syntax/parse.ts';
import { splitDocuments } from '../syntax/split.ts';
import type { Path } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { findInstallations, type InstallationSource } from './installations.ts';
import { asNeighbour, MENTIONS_NEIGHBOUR, type Neighbour } from './neighbour.ts';

/**
 * One document of a YAML stream that concerns us. Everything in it counts offsets from the document's own start,
 * so that it can be kept as it is when other documents of the file grow or shrink.
 */
export interface Unit {
  readonly text: string;
  readonly document: YamlDocument;
  readonly installations: readonly InstallationSource[];
  readonly neighbours: readonly Neighbour[];
}

/** A unit and where it starts in the text. */
export interface PlacedUnit {
  readonly start: number;
  readonly unit: Unit;
}

/** What a text holds of Installations and of what stands beside them; nothing else of it is parsed. */
export interface Contents {
  readonly text: string;
  readonly units: readonly PlacedUnit[];
}

const GROUP = 'operator.tigera.io/';
const MENTIONS_INSTALLATION = /\bInstallation(?:List)?\b/;

/**
 * Finds the documents that hold an Installation, and where there is one, its neighbours. A text that does not name
 * the API group costs one scan. Units of `previous` whose text is the same are taken over unparsed.
 */
export function readContents(text: string, previous?: Contents): Contents {
  if (!text.includes(GROUP)) return { text, units: [] };
  const spans = splitDocuments(text);
  const known = new Map(previous?.units.map(({ unit }) => [unit.text, unit]));
  const units = collect(
    text,
    spans,
    known,
    (part) => part.includes(GROUP) && MENTIONS_INSTALLATION.test(part),
  );
  if (!units.some(({ unit }) => unit.installations.length > 0)) return { text, units };
  const taken = new Set(units.map(({ start }) => start));
  const beside = collect(
    text,
    spans.filter(({ start }) => !taken.has(start)),
    known,
    (part) => MENTIONS_NEIGHBOUR.test(part),
  );
  return { text, units: [...units, ...beside].sort((one, other) => one.start - other.start) };
}

function collect(
  text: string,
  spans: readonly Span[],
  known: ReadonlyMap<string, Unit>,
  wanted: (part: string) => boolean,
): PlacedUnit[] {
  const units: PlacedUnit[] = [];
  for (const { start, end } of spans) {
    const part = text.slice(start, end);
    if (wanted(part)) units.push({ start, unit: known.get(part) ?? readUnit(part) });
  }
  return units;
}

function readUnit(text: string): Unit {
  const document = parseDocument(text, { start: 0, end: text.length });
  return {
    text,
    document,
    installations: findInstallations(document),
    neighbours: objectsOf(document.root).flatMap(({ root, path }) => asNeighbour(root, path) ?? []),
  };
}

/** The document's object, or the items of a List. */
function objectsOf(root: YamlNode | undefined): readonly { root: YamlNode; path: Path }[] {
  if (root?.kind !== 'map') return [];
  const items = childOf(root, 'items');
  if (!stringAt(root, 'kind')?.endsWith('List') || items?.kind !== 'list') return [{ root, path: [] }];
  return items.items.map((item, index) => ({ root: item, path: ['items', index] }));
}
