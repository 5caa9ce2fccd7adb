import { lineStart } from '../syntax/edit/layout.ts';
import { startsAsJson } from '../syntax/json/json.ts';
import { documentsAround } from '../syntax/split.ts';
import { legible } from '../text/legible.ts';
import type { Span } from '../text/span.ts';
import type { Setting } from './explore.ts';
import { chartVersion } from './helm/chart.ts';
import { mentionsInstallation, mentionsNeighbour, neighbourHints } from './mention.ts';
import { readUnit } from './read-unit.ts';
import { type ChangedLines, changedLines, type Scan, scan } from './scan.ts';
import type { PlacedUnit, Unit } from './unit.ts';

export type { PlacedUnit, Unit } from './unit.ts';

/** What a text holds of Installations and of what stands beside them; nothing else of it is parsed. */
export interface Contents {
  /** As it is read: see `legible`. */
  readonly text: string;
  /** In order of the text; a unit that stands in a scalar of another comes after that one. */
  readonly units: readonly PlacedUnit[];
  readonly hints: Hints;
  /** Absent where only neighbours were looked for. */
  readonly scan?: Scan;
}

/** What the caller knows of a text from where it found it; all of it may be left out. */
export interface Hints {
  /** Path or address of the file: `overlays/prod/installation-patch.yaml` is a patch. */
  readonly path?: string;
  /** Set to `partial` for a file that a kustomization names among its patches. */
  readonly completeness?: 'whole' | 'partial';
  /** The version of the tigera-operator chart that a values file is for: `v3.29.7`. */
  readonly chartVersion?: string;
}

/**
 * Finds the documents that hold an Installation, and where there is one, its neighbours. A text without the words
 * that every shape of it needs costs one scan. Units of `previous` whose text is the same are taken over unparsed.
 */
export function readContents(written: string, previous?: Contents, hints: Hints = {}): Contents {
  const text = legible(written);
  const lines = previous?.scan && changedLines(text, previous.scan.text);
  const found = scan(text, previous?.scan, lines);
  if (found.installations.length === 0) return { text, units: [], hints, scan: found };
  // Where an object of JSON ends hangs on all that stands before it.
  const isJson = startsAsJson(text) || (previous !== undefined && startsAsJson(previous.text));
  const mayKeep = lines && !isJson && isSameHints(previous.hints, hints);
  const kept = mayKeep ? untouched(previous.units, text, lines) : [];
  const reader = new Reader(text, hints, previous, kept);
  const read = (offsets: readonly number[], isWanted: (part: string) => boolean): PlacedUnit[] =>
    reader.read(documentsAround(text, outside(kept, offsets)), isWanted);
  const own = [...kept, ...read(found.installations, mentionsInstallation)];
  if (!own.some(({ unit }) => holdsInstallation(unit))) {
    const ours = own.filter(({ unit }) => unit.isOurs).sort(byStart);
    return { text, units: ours.flatMap(flatten), hints, scan: found };
  }
  const taken = new Set(own.map(({ start }) => start));
  const beside = read(found.neighbours ?? [], mentionsNeighbour).filter(({ start }) => !taken.has(start));
  const units = [...own, ...beside].filter(({ unit }) => concernsUs(unit)).sort(byStart);
  return { text, units: units.flatMap(flatten), hints, scan: found };
}

/** The units of which neither a line nor the marker before or behind has changed, where they are now. */
function untouched(units: readonly PlacedUnit[], text: string, lines: ChangedLines): PlacedUnit[] {
  return units.flatMap((placed) => {
    if (placed.unit.isEmbedded) return [];
    if (placed.start + placed.unit.text.length < lines.start) return [placed];
    const start = placed.start + lines.shift;
    const isBehind = start > lines.end && lineStart(text, start - 1) > lines.end;
    return isBehind ? [{ start, unit: placed.unit }] : [];
  });
}

/** The offsets that none of the units covers; both ascend. */
function outside(units: readonly PlacedUnit[], offsets: readonly number[]): number[] {
  let next = 0;
  return offsets.filter((offset) => {
    while (next < units.length && units[next]!.start + units[next]!.unit.text.length <= offset) next++;
    return next === units.length || units[next]!.start > offset;
  });
}

function byStart(one: PlacedUnit, other: PlacedUnit): number {
  return one.start - other.start;
}

/** The neighbours in a text, for the Installations of other files; no Installation is looked for. */
export function readNeighbours(written: string, previous?: Contents): Contents {
  const text = legible(written);
  const mentions = neighbourHints(text);
  if (mentions.length === 0) return { text, units: [], hints: {} };
  const reader = new Reader(text, {}, previous);
  const units = reader.read(documentsAround(text, mentions), mentionsNeighbour);
  return { text, units: units.filter(({ unit }) => concernsUs(unit)).flatMap(flatten), hints: {} };
}

class Reader {
  readonly #text: string;
  readonly #setting: Setting;
  /** Units of the previous state by their text; each serves once, since a unit stands in one place. */
  readonly #known = new Map<string, Unit[]>();

  constructor(text: string, hints: Hints, previous: Contents | undefined, kept: readonly PlacedUnit[] = []) {
    this.#text = text;
    this.#setting = settingOf(hints);
    if (!previous || !isSameHints(previous.hints, hints)) return;
    const isKept = new Set(kept.map(({ unit }) => unit));
    for (const { unit } of previous.units) {
      if (unit.isEmbedded || isKept.has(unit)) continue;
      const same = this.#known.get(unit.text);
      if (same) same.push(unit);
      else this.#known.set(unit.text, [unit]);
    }
  }

  read(spans: readonly Span[], isWanted: (part: string) => boolean): PlacedUnit[] {
    return spans.flatMap(({ start, end }) => {
      const part = this.#text.slice(start, end);
      const known = this.#known.get(part)?.shift();
      if (known) return [{ start, unit: known }];
      return isWanted(part) ? [{ start, unit: readUnit(detached(part), this.#setting) }] : [];
    });
  }
}

/** A copy of its own: what is cut out of a text would keep the whole of it in memory. */
function detached(part: string): string {
  return ` ${part}`.slice(1);
}

const PATCH_PATH = /(?:^|[-_./\\])patch(?:es)?(?:[-_./\\]|$)/i;

/** `values-prod.yaml` is laid over `values.yaml`, which says what it leaves out. */
const LAYER_PATH = /(?:^|\/)values[-_.][^/]*\.ya?ml$/i;

function settingOf({ path, completeness, chartVersion: version }: Hints): Setting {
  // The file and its folder; what is farther out says nothing of the file.
  const near = path?.split(/[/\\]/).slice(-2).join('/') ?? '';
  const isPatch = PATCH_PATH.test(near);
  return {
    completeness: completeness ?? (isPatch ? 'partial' : 'whole'),
    isLayer: completeness === undefined && LAYER_PATH.test(near),
    chart: version === undefined ? undefined : { isOurs: false, version: chartVersion(version) },
    depth: 0,
  };
}

export function isSameHints(one: Hints, other: Hints): boolean {
  return (
    one.path === other.path &&
    one.completeness === other.completeness &&
    one.chartVersion === other.chartVersion
  );
}

function holdsInstallation({ installations, embedded }: Unit): boolean {
  return installations.length > 0 || embedded.some(({ unit }) => holdsInstallation(unit));
}

function concernsUs(unit: Unit): boolean {
  return unit.isOurs || unit.neighbours.length > 0 || unit.embedded.some((inner) => concernsUs(inner.unit));
}

/** The unit and what is embedded in it, all with offsets of the text. */
function flatten(placed: PlacedUnit): PlacedUnit[] {
  const { start, unit } = placed;
  const inner = unit.embedded.flatMap(flatten).map((placed) => ({ ...placed, start: start + placed.start }));
  return [placed, ...inner];
}
