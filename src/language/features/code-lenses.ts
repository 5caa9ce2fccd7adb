import type { AnalysedInstallation, Analysis } from '../analysis/analyse.ts';
import type { CompatibilityRange } from '../analysis/compatibility.ts';
import type { TargetVersion } from '../analysis/target.ts';
import type { Span } from '../text/span.ts';

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
  return analysis.installations.flatMap((judged) => {
    const span = headOf(judged);
    const lens = (kind: CodeLens['kind'], title: string): CodeLens => ({ kind, span, title });
    const isWhole = judged.source.completeness === 'whole';
    return [
      lens('target', targetTitle(judged.target)),
      lens('compatibility', 'compatibility'),
      lens('mode', modeTitle(judged)),
      ...(isWhole
        ? [lens('apply', 'Apply'), lens('diff', 'Diff'), lens('check-cluster', 'TigeraStatus')]
        : []),
    ];
  });
}

/** The releases that take it, in a few words and the newest first: `refused 3.32.0–3.32.1 · accepted 3.21.0–3.31.7`. */
export function compatibilityTitle(ranges: readonly CompatibilityRange[]): string {
  const parts = ranges.toReversed().map(({ from, to, verdict }) => {
    const span = from.text === to.text ? from.text : `${from.text}–${to.text}`;
    return `${VERDICTS[verdict]} ${span}`;
  });
  return parts.length > MOST_RANGES
    ? [...parts.slice(0, MOST_RANGES - 1), `and ${parts.length - MOST_RANGES + 1} more`].join(' · ')
    : parts.join(' · ');
}

/** More than this is no longer read in one line. */
const MOST_RANGES = 5;

const VERDICTS = { accepted: 'accepted', broken: 'breaks', refused: 'refused' } as const;

const SOURCES: Record<TargetVersion['source'], string> = {
  comment: 'from the comment',
  setting: 'from the setting',
  cluster: 'from the cluster',
  chart: 'from the chart',
  newest: 'the newest known',
};

function targetTitle({ version, source }: TargetVersion): string {
  return `Calico ${version.text} (${SOURCES[source]})`;
}

function modeTitle({ installation }: AnalysedInstallation): string {
  return `nonPrivileged: ${installation.nonPrivileged.mode.replaceAll('-', ' ')}`;
}

/** The first entry of the object, above which editors put the lens. */
function headOf({ placed, source }: AnalysedInstallation): Span {
  const first = source.root.entries[0];
  const { start, end } = first ? first.keySpan : source.root.span;
  return { start: placed.start + start, end: placed.start + end };
}
