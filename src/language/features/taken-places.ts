import type { LocatedFix } from '../analysis/finding.ts';
import type { Unit } from '../documents/unit.ts';
import { nodeAt } from '../syntax/locate.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import { countBefore } from '../text/search.ts';
import type { Span } from '../text/span.ts';

/**
 * The places that the fixes of one round change, of the text and of its objects. Two fixes may be far apart in the text
 * and still write the same key: one renames `apiversion`, the other adds the `apiVersion` that is missing.
 */
export class TakenPlaces {
  /** Not overlapping, in order of the text. */
  readonly #spans: Span[] = [];
  readonly #units = new Map<Unit, { readonly places: Set<string>; readonly above: Set<string> }>();

  /** True where no fix taken ends at, above or below a place of this one. */
  isFree(fix: LocatedFix): boolean {
    const taken = this.#units.get(fix.unit);
    if (!taken) return true;
    return placesOf(fix).every((place) => {
      const upwards = prefixes(place);
      return !upwards.some((key) => taken.places.has(key)) && !taken.above.has(upwards.at(-1)!);
    });
  }

  /** True where the edits neither overlap nor touch one that was taken. */
  areApart(edits: readonly TextEdit[]): boolean {
    return edits.every(({ span }) => {
      const next = this.#spans[this.#position(span)];
      return !next || span.end < next.start;
    });
  }

  take(fix: LocatedFix, edits: readonly TextEdit[]): void {
    for (const { span } of edits) this.#spans.splice(this.#position(span), 0, span);
    const taken = this.#units.get(fix.unit) ?? { places: new Set(), above: new Set() };
    this.#units.set(fix.unit, taken);
    for (const place of placesOf(fix)) {
      const upwards = prefixes(place);
      taken.places.add(upwards.at(-1)!);
      for (const key of upwards) taken.above.add(key);
    }
  }

  /** Of the first span taken that does not end before this one begins. */
  #position({ start }: Span): number {
    return countBefore(this.#spans, ({ end }) => end < start);
  }
}

/** What the edits of a fix take away, change or create. A key that is missing is created with those above it. */
function placesOf({ unit, base, edits }: LocatedFix): Path[] {
  const below = (path: Path): Path => [...base, ...path];
  const created = (path: Path): Path => {
    const whole = below(path);
    const depth = whole.findIndex(
      (_, index) => nodeAt(unit.document.root, whole.slice(0, index + 1)) === undefined,
    );
    return depth === -1 ? whole : whole.slice(0, depth + 1);
  };
  return edits.flatMap((edit) => {
    if (edit.op === 'set') return [created(edit.path)];
    const from = below(edit.path);
    if (edit.op === 'move') return [from, created(edit.to)];
    return edit.op === 'rename' ? [from, [...from.slice(0, -1), edit.key]] : [from];
  });
}

/** The keys of a place and of all that holds it, the outermost first. */
function prefixes(path: Path): string[] {
  const keys: string[] = [];
  for (const step of path) keys.push(`${keys.at(-1) ?? ''}/${JSON.stringify(step)}`);
  return keys;
}
