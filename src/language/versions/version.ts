import { compare, parse } from 'semver';

/** A Calico release, comparable: `3.29.7`. The unreleased head of the operator is `3.33.0-unreleased`. */
export interface CalicoVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly unreleased: boolean;
  /** Without a leading `v`: `3.29.7`. */
  readonly text: string;
}

const cache = new Map<string, CalicoVersion | undefined>();

/** Reads `3.29.7`, `v3.29.7`; undefined for anything else. Missing parts are not guessed: see `resolveVersion`. */
export function parseVersion(text: string): CalicoVersion | undefined {
  if (cache.has(text)) return cache.get(text);
  const parsed = parse(text.trim().replace(/^v/i, ''));
  const version = parsed
    ? {
        major: parsed.major,
        minor: parsed.minor,
        patch: parsed.patch,
        unreleased: parsed.prerelease.length > 0,
        text: parsed.version,
      }
    : undefined;
  if (cache.size < 1_000) cache.set(text, version);
  return version;
}

/**
 * Like `parseVersion`, for the constants of this project that facts begin or end at: throws on text that is not a
 * version.
 */
export function version(text: string): CalicoVersion {
  const parsed = parseVersion(text);
  if (!parsed) throw new Error(`not a Calico version: ${text}`);
  constants.set(parsed.text, parsed);
  return parsed;
}

const constants = new Map<string, CalicoVersion>();

/**
 * True where some fact may change on the way from one release to a later one: a constant of this project lies behind
 * the first, or is the second. Whoever has judged the first has met every constant that matters to his case.
 */
export function mayDiffer(one: CalicoVersion, later: CalicoVersion): boolean {
  for (const constant of constants.values()) {
    if (compareCalicoVersions(one, constant) < 0 && compareCalicoVersions(constant, later) <= 0) return true;
  }
  return false;
}

/** Below 0, 0 or above 0; an unreleased version comes before its release. */
export function compareCalicoVersions(one: CalicoVersion, other: CalicoVersion): number {
  return (
    one.major - other.major || one.minor - other.minor || one.patch - other.patch || compareTexts(one, other)
  );
}

function compareTexts(one: CalicoVersion, other: CalicoVersion): number {
  return one.unreleased || other.unreleased ? compare(one.text, other.text) : 0;
}

/** `3.29` of `3.29.7`. */
export function releaseLine(version: CalicoVersion): string {
  return `${version.major}.${version.minor}`;
}
