import type { AnalysedInstallation, Analysis } from '../analysis/analyse.ts';
import type { CompatibilityRange } from '../analysis/compatibility.ts';
import type { TargetVersion } from '../analysis/target.ts';
import { toText } from '../documents/unit.ts';
import type { Span } from '../text/span.ts';
import { spoken } from './non-privileged/page.ts';

/**
 * A line above an Installation. `target`, `compatibility` and `mode` tell; `apply`, `diff` and `check-cluster` do
 * something that only a client with kubectl can. `compatibility` costs a judgement per release, so its title is made
 * when somebody looks: see `compatibilityTitle`.
 */
export interface CodeLens {
  readonly kind: 'target' | 'compatibility' | 'mode' | 'apply' | 'diff' | 'check-cluster';
  /** The head of the Installation. */
  readonly span: Span;
  readonly title: string;
}

export function codeLenses(analysis: Analysis): CodeLens[] {
  return analysis.installations.flatMap((judged, index) => {
    const span = headOf(judged);
    const lens = (kind: CodeLens['kind'], title: string): CodeLens => ({ kind, span, title });
    const { form, completeness } = judged.source;
    if (form === 'json-patch' || form === 'parameter') {
      // Each of these is one value of an Installation; a line above every one of them would be noise.
      const before = analysis.installations[index - 1];
      return before?.placed.unit === judged.placed.unit ? [] : [lens('target', targetTitle(judged.target))];
    }
    const isWhole = completeness === 'whole' && judged.structured.unknown.length === 0;
    const isModeKnown = isWhole || judged.installation.written.nonPrivileged !== undefined;
    return [
      lens('target', targetTitle(judged.target)),
      lens('compatibility', 'compatibility'),
      ...(isModeKnown ? [lens('mode', modeTitle(judged))] : []),
      // What a chart or another object brings to the cluster is not to be put there past it.
      ...(isWhole && form === 'manifest' && !judged.placed.unit.isEmbedded ? [lens('apply', 'Apply')] : []),
      ...(isWhole ? [lens('diff', 'Diff'), lens('check-cluster', 'Check Cluster')] : []),
    ];
  });
}

/** The releases that take it, in a few words and the newest first: `refused 3.32.0–3.32.1 · accepted 3.21.0–3.31.7`. */
export function compatibilityTitle(ranges: readonly CompatibilityRange[]): string {
  const parts = byVerdict(ranges).map(({ from, to, verdict }) => {
    const span = from.text === to.text ? from.text : `${from.text}–${to.text}`;
    return `${VERDICTS[verdict]} ${span}`;
  });
  return parts.length > MOST_RANGES
    ? [...parts.slice(0, MOST_RANGES - 1), `and ${parts.length - MOST_RANGES + 1} more`].join(' · ')
    : parts.join(' · ');
}

/** The newest first. Why a release refuses it does not matter here, so neighbours that say the same are one. */
function byVerdict(
  ranges: readonly CompatibilityRange[],
): Pick<CompatibilityRange, 'from' | 'to' | 'verdict'>[] {
  const merged: Pick<CompatibilityRange, 'from' | 'to' | 'verdict'>[] = [];
  for (const { from, to, verdict } of ranges.toReversed()) {
    const newer = merged.at(-1);
    if (newer?.verdict === verdict) merged[merged.length - 1] = { ...newer, from };
    else merged.push({ from, to, verdict });
  }
  return merged;
}

/** With more than this the lenses behind it are out of the window; the hover at the head has the table. */
const MOST_RANGES = 2;

const VERDICTS = { accepted: 'accepted', broken: 'breaks', refused: 'refused' } as const;

const SOURCES: Record<TargetVersion['source'], string> = {
  comment: 'from the comment',
  setting: 'from the setting',
  cluster: 'from the cluster',
  chart: 'from the chart',
  newest: 'latest known',
};

function targetTitle({ version, source }: TargetVersion): string {
  return `Calico ${version.text} (${SOURCES[source]})`;
}

function modeTitle({ installation }: AnalysedInstallation): string {
  return `nonPrivileged: ${spoken(installation.nonPrivileged)}`;
}

/** The first entry of the object, above which editors put the lens. */
function headOf({ placed, source }: AnalysedInstallation): Span {
  const first = source.root.entries[0];
  const { start, end } = first ? first.keySpan : source.root.span;
  return toText(placed, { start, end });
}
