import { type CalicoVersion, compareCalicoVersions, version } from './version.ts';

/** From `from` (included) to `before` (excluded); an absent end is open. */
export interface Interval {
  readonly from?: CalicoVersion;
  readonly before?: CalicoVersion;
}

/**
 * The releases in which a fact holds, as half-open intervals, because fixes are backported:
 * "from 3.30.7 on the 3.30 line, from 3.31.5 on the 3.31 line, from 3.32.0" is three of them.
 */
export type VersionRange = readonly Interval[];

export const ALL_VERSIONS: VersionRange = [{}];

/**
 * A range in words: intervals separated by commas, each `FROM..BEFORE` with either end left out, as in
 * `3.30.7..3.31.0, 3.31.5..3.32.0, 3.32.0..`. `..3.28.0` is everything before 3.28.0. An unreleased version is
 * before its release, so use `3.33.0-unreleased` as the end that excludes it. Throws on anything else.
 */
export function versions(text: string): VersionRange {
  let range = read.get(text);
  if (!range) {
    range = text.split(',').map(interval);
    read.set(text, range);
  }
  return range;
}

/** Hundreds of facts share a few dozen ranges. */
const read = new Map<string, VersionRange>();

function interval(text: string): Interval {
  const ends = text.trim().split('..');
  if (ends.length !== 2) throw new Error(`not a version interval: ${text}`);
  return {
    from: ends[0] ? version(ends[0]) : undefined,
    before: ends[1] ? version(ends[1]) : undefined,
  };
}

export function includes(range: VersionRange, release: CalicoVersion): boolean {
  return range.some(
    ({ from, before }) =>
      (!from || compareCalicoVersions(from, release) <= 0) &&
      (!before || compareCalicoVersions(release, before) < 0),
  );
}

/** For people: `3.21.0 to before 3.31.5`, `from 3.32.0`, `all versions`. */
export function formatRange(range: VersionRange): string {
  return range
    .map(({ from, before }) => {
      if (from && before) return `${spoken(from)} to before ${spoken(before)}`;
      if (from) return `from ${spoken(from)}`;
      return before ? `before ${spoken(before)}` : 'all versions';
    })
    .join(', ');
}

function spoken({ unreleased, text }: CalicoVersion): string {
  return unreleased ? `the unreleased ${text.split('-', 1)[0]!}` : text;
}

/** The releases that are in both. */
export function intersection(one: VersionRange, other: VersionRange): VersionRange {
  if (one === ALL_VERSIONS) return other;
  if (other === ALL_VERSIONS) return one;
  return one.flatMap((first) =>
    other.flatMap((second) => {
      const from = later(first.from, second.from);
      const before = earlier(first.before, second.before);
      return from && before && compareCalicoVersions(from, before) >= 0 ? [] : [{ from, before }];
    }),
  );
}

function later(one: CalicoVersion | undefined, other: CalicoVersion | undefined): CalicoVersion | undefined {
  if (!one || !other) return one ?? other;
  return compareCalicoVersions(one, other) >= 0 ? one : other;
}

function earlier(
  one: CalicoVersion | undefined,
  other: CalicoVersion | undefined,
): CalicoVersion | undefined {
  if (!one || !other) return one ?? other;
  return compareCalicoVersions(one, other) <= 0 ? one : other;
}
