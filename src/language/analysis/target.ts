import { childOf, stringAt, type YamlNode } from '../syntax/node.ts';
import { extrapolation, NEWEST_RELEASE, readVersion } from '../versions/releases.ts';
import type { CalicoVersion } from '../versions/version.ts';

/** The Calico version that a text is judged at, and what says so. */
export interface TargetVersion {
  readonly version: CalicoVersion;
  readonly source: 'comment' | 'setting' | 'cluster' | 'chart' | 'newest';
  /** What is to be known of how it was read, where no comment of the text has it: see `readVersion`. */
  readonly note?: string;
  /** Set where nothing that the text says can be nearer to the truth: it is what a cluster has, and its version. */
  readonly isLive?: true;
}

export const NEWEST_TARGET: TargetVersion = { version: NEWEST_RELEASE.calico, source: 'newest' };

/** The target that a setting names; the newest release, with a note, where it names none; undefined for an empty one. */
export function targetOfSetting(setting: string): TargetVersion | undefined {
  if (setting.trim() === '') return undefined;
  const { version, note } = readVersion(setting);
  return version ? { version, source: 'setting', note } : { ...NEWEST_TARGET, note };
}

/** What is known of the Calico of a cluster: that of which the text is a live object, or one that is followed. */
export interface ClusterVersion {
  /** `3.29.7`; empty where it is not known. */
  readonly version: string;
  readonly isLive: boolean;
}

/** The setting, then the cluster; of a live object the cluster, then the setting; then the newest release known. */
export function targetOfSettings(setting: string, cluster: ClusterVersion | undefined): TargetVersion {
  const known = cluster && ofCluster(cluster.version);
  if (known && cluster.isLive) return { ...known, isLive: true };
  return targetOfSetting(setting) ?? known ?? NEWEST_TARGET;
}

function ofCluster(text: string): TargetVersion | undefined {
  const { version, note } = readVersion(text);
  return version && { version, source: 'cluster', note };
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
  if (otherwise.isLive) return otherwise;
  if (comment) return { version: comment, source: 'comment' };
  if (!chart || otherwise.source !== 'newest') return otherwise;
  return { version: chart, source: 'chart', note: extrapolation(chart) };
}

/** What runs a live object says so in its status, which is nearer to the truth than another cluster or the newest release. */
export function targetOfLive(root: YamlNode | undefined, otherwise: TargetVersion): TargetVersion {
  if (otherwise.isLive || (otherwise.source !== 'newest' && otherwise.source !== 'cluster')) return otherwise;
  return ofCluster(stringAt(childOf(root, 'status'), 'calicoVersion') ?? '') ?? otherwise;
}
