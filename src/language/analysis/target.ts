import { childOf, stringAt, type YamlNode } from '../syntax/node.ts';
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

/**
 * A comment wins, `comment` being the one that counts here; then what the caller says; and where he only takes the
 * newest release, the chart that is written beside the Installation.
 */
export function targetOf(
  comment: CalicoVersion | undefined,
  chart: CalicoVersion | undefined,
  otherwise: TargetVersion,
): TargetVersion {
  if (comment) return { version: comment, source: 'comment' };
  return chart && otherwise.source === 'newest' ? { version: chart, source: 'chart' } : otherwise;
}

/** What runs a live object says so in its status, which is nearer to the truth than the newest release. */
export function targetOfLive(root: YamlNode | undefined, otherwise: TargetVersion): TargetVersion {
  if (otherwise.source !== 'newest') return otherwise;
  const version = resolveVersion(stringAt(childOf(root, 'status'), 'calicoVersion') ?? '');
  return version ? { version, source: 'cluster' } : otherwise;
}
