import type { VersionComment } from '../documents/target-version.ts';
import { NEWEST_RELEASE, resolveVersion } from '../versions/releases.ts';
import type { CalicoVersion } from '../versions/version.ts';

/** The Calico version that a text is judged at, and what says so. */
export interface TargetVersion {
  readonly version: CalicoVersion;
  readonly source: 'comment' | 'setting' | 'cluster' | 'chart' | 'newest';
}

export const NEWEST_TARGET: TargetVersion = { version: NEWEST_RELEASE.calico, source: 'newest' };

/** The target that a setting names; undefined where it is empty or names no version. */
export function targetOfSetting(setting: string): TargetVersion | undefined {
  const version = resolveVersion(setting);
  return version && { version, source: 'setting' };
}

/** A comment in the document wins, then one anywhere in the file, then what the caller says. */
export function targetOf(
  unit: VersionComment | undefined,
  file: VersionComment | undefined,
  otherwise: TargetVersion,
): TargetVersion {
  const version = unit?.version ?? file?.version;
  return version ? { version, source: 'comment' } : otherwise;
}
