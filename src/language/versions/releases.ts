import { type CalicoVersion, compareCalicoVersions, parseVersion, releaseLine } from './version.ts';

/** A Calico release and the operator (tigera/operator tag) that its own manifests install. */
export interface Release {
  readonly calico: CalicoVersion;
  readonly operator: string;
  /** Date of the operator's tag, ISO 8601. */
  readonly date: string;
}

/** Every open-source release from 3.21.0 on, oldest first. Source: tags and manifests of tigera/operator. */
export const RELEASES: readonly Release[] = (
  [
    ['3.21.0', 'v1.23.0', '2021-11-08'],
    ['3.21.1', 'v1.23.2', '2021-11-23'],
    ['3.21.2', 'v1.23.3', '2021-12-06'],
    ['3.21.3', 'v1.23.4', '2022-01-12'],
    ['3.21.4', 'v1.23.5', '2022-01-14'],
    ['3.21.5', 'v1.23.7', '2022-04-14'],
    ['3.21.6', 'v1.23.8', '2022-07-21'],
    ['3.22.0', 'v1.25.0', '2022-01-30'],
    ['3.22.1', 'v1.25.2', '2022-03-03'],
    ['3.22.2', 'v1.25.7', '2022-04-14'],
    ['3.22.3', 'v1.25.9', '2022-05-17'],
    ['3.22.4', 'v1.25.11', '2022-07-19'],
    ['3.22.5', 'v1.25.13', '2022-10-06'],
    ['3.23.0', 'v1.27.0', '2022-05-10'],
    ['3.23.1', 'v1.27.1', '2022-05-17'],
    ['3.23.2', 'v1.27.7', '2022-06-24'],
    ['3.23.3', 'v1.27.12', '2022-07-19'],
    ['3.23.4', 'v1.27.14', '2022-10-20'],
    ['3.23.5', 'v1.27.16', '2022-11-04'],
    ['3.24.0', 'v1.28.0', '2022-08-18'],
    ['3.24.1', 'v1.28.1', '2022-08-26'],
    ['3.24.2', 'v1.28.2', '2022-10-18'],
    ['3.24.3', 'v1.28.3', '2022-10-21'],
    ['3.24.4', 'v1.28.4', '2022-11-02'],
    ['3.24.5', 'v1.28.5', '2022-11-08'],
    ['3.24.6', 'v1.28.13', '2023-05-17'],
    ['3.25.0', 'v1.29.0', '2023-01-12'],
    ['3.25.1', 'v1.29.3', '2023-03-31'],
    ['3.25.2', 'v1.29.6', '2023-09-05'],
    ['3.26.0', 'v1.30.0', '2023-05-26'],
    ['3.26.1', 'v1.30.4', '2023-06-19'],
    ['3.26.2', 'v1.30.6', '2023-09-29'],
    ['3.26.3', 'v1.30.7', '2023-10-06'],
    ['3.26.4', 'v1.30.9', '2023-11-16'],
    ['3.26.5', 'v1.30.11', '2024-08-29'],
    ['3.27.0', 'v1.32.3', '2023-12-15'],
    ['3.27.1', 'v1.32.4', '2024-01-18'],
    ['3.27.2', 'v1.32.5', '2024-02-16'],
    ['3.27.3', 'v1.32.7', '2024-04-01'],
    ['3.27.4', 'v1.32.10', '2024-07-09'],
    ['3.27.5', 'v1.32.12', '2024-11-28'],
    ['3.28.0', 'v1.34.0', '2024-05-10'],
    ['3.28.1', 'v1.34.3', '2024-07-31'],
    ['3.28.2', 'v1.34.5', '2024-09-18'],
    ['3.28.3', 'v1.34.8', '2025-02-20'],
    ['3.28.4', 'v1.34.10', '2025-04-16'],
    ['3.28.5', 'v1.34.13', '2025-06-12'],
    ['3.29.0', 'v1.36.0', '2024-10-29'],
    ['3.29.1', 'v1.36.2', '2024-11-20'],
    ['3.29.2', 'v1.36.5', '2025-02-05'],
    ['3.29.3', 'v1.36.7', '2025-03-25'],
    ['3.29.4', 'v1.36.9', '2025-05-21'],
    ['3.29.5', 'v1.36.12', '2025-07-18'],
    ['3.29.6', 'v1.36.14', '2025-09-18'],
    ['3.29.7', 'v1.36.16', '2025-11-19'],
    ['3.30.0', 'v1.38.0', '2025-05-05'],
    ['3.30.1', 'v1.38.1', '2025-05-29'],
    ['3.30.2', 'v1.38.3', '2025-06-19'],
    ['3.30.3', 'v1.38.6', '2025-08-22'],
    ['3.30.4', 'v1.38.7', '2025-10-16'],
    ['3.30.5', 'v1.38.9', '2025-11-26'],
    ['3.30.6', 'v1.38.11', '2026-01-22'],
    ['3.30.7', 'v1.38.13', '2026-03-18'],
    ['3.31.0', 'v1.40.0', '2025-10-21'],
    ['3.31.1', 'v1.40.1', '2025-11-14'],
    ['3.31.2', 'v1.40.2', '2025-11-18'],
    ['3.31.3', 'v1.40.3', '2025-12-19'],
    ['3.31.4', 'v1.40.7', '2026-02-20'],
    ['3.31.5', 'v1.40.8', '2026-04-14'],
    ['3.31.6', 'v1.40.13', '2026-06-18'],
    ['3.31.7', 'v1.40.15', '2026-08-20'],
    ['3.32.0', 'v1.42.0', '2026-04-30'],
    ['3.32.1', 'v1.42.3', '2026-06-26'],
  ] as const
).map(([calico, operator, date]) => ({ calico: parseVersion(calico)!, operator, date }));

/** The operator's head, for those who ask for it by name; never a default. */
export const UNRELEASED = parseVersion('3.33.0-unreleased')!;

export const NEWEST_RELEASE: Release = RELEASES[RELEASES.length - 1]!;

const OLDEST_RELEASE: Release = RELEASES[0]!;

/** The newest release of a line such as `3.29`. */
export function newestOfLine(minorLine: string): Release | undefined {
  return RELEASES.findLast((release) => releaseLine(release.calico) === minorLine);
}

/** The release that ships this operator tag (`v1.36.16`), or the nearest one before it on the same operator line. */
export function releaseOfOperator(tag: string): Release | undefined {
  const wanted = parseVersion(tag);
  if (!wanted) return undefined;
  return RELEASES.findLast(({ operator }) => {
    const shipped = parseVersion(operator)!;
    return releaseLine(shipped) === releaseLine(wanted) && compareCalicoVersions(shipped, wanted) <= 0;
  });
}

/** What a text says of the Calico that is meant. */
export interface VersionText {
  /** Undefined where it names none that verdicts could be for. */
  readonly version: CalicoVersion | undefined;
  /** A sentence or two, where it does not simply name a known release: how it is taken, or why it names none. */
  readonly note?: string;
}

/**
 * What somebody wrote for a version: `v3.29.7`, `3.29.7`, `3.29` (its newest release), `3.33.0-unreleased`, or the tag
 * of the operator (`v1.36.16`), which stands for the Calico that it installs. One answer for all places where a version
 * is written. Releases of Calico that are not known are accepted, older and newer ones, with a note that says so.
 */
export function readVersion(text: string): VersionText {
  const plain = text.trim().replace(/^v/i, '');
  const isLine = /^\d+\.\d+$/.test(plain);
  const named = parseVersion(isLine ? `${plain}.0` : plain);
  if (!named) return { version: undefined, note: `\`${text}\` is not a Calico version such as v3.29.7.` };
  if (named.major < OLDEST_RELEASE.calico.major) return ofOperator(text, plain, isLine);
  const version = (isLine ? newestOfLine(plain)?.calico : undefined) ?? named;
  const note = extrapolation(version);
  return note === undefined ? { version } : { version, note };
}

function ofOperator(text: string, plain: string, isLine: boolean): VersionText {
  const release = releaseOfOperator(isLine ? `${plain}.${Number.MAX_SAFE_INTEGER}` : plain);
  if (!release) {
    const note = `\`${text}\` is neither a Calico release nor a known tag of the operator; those known are ${OLDEST_RELEASE.calico.text} to ${NEWEST_RELEASE.calico.text}, and ${OLDEST_RELEASE.operator} to ${NEWEST_RELEASE.operator}.`;
    return { version: undefined, note };
  }
  const { calico, operator } = release;
  const note = `\`${text}\` is a version of the operator, not of Calico; it is read as Calico ${calico.text}, which operator ${operator} installs.`;
  return { version: calico, note };
}

/** What is to be said of verdicts on a release that is not among those known; undefined for those known. */
export function extrapolation(version: CalicoVersion): string | undefined {
  const { text } = version;
  if (text === UNRELEASED.text || RELEASES.some(({ calico }) => calico.text === text)) return undefined;
  const isOlder = compareCalicoVersions(version, OLDEST_RELEASE.calico) < 0;
  if (isOlder)
    return `Calico is known from ${OLDEST_RELEASE.calico.text} on; findings for ${text} are extrapolated.`;
  if (compareCalicoVersions(version, NEWEST_RELEASE.calico) > 0)
    return `Calico ${text} is newer than ${NEWEST_RELEASE.calico.text}, the newest known release; findings for it are extrapolated.`;
  return `Calico ${text} is not a known release; findings for it are extrapolated from the releases around it.`;
}

/** The version that a text names; see `readVersion`. */
export function resolveVersion(text: string): CalicoVersion | undefined {
  return readVersion(text).version;
}
