import { type Analysis, startOf } from '../analysis/analyse.ts';
import type { Finding, Location } from '../analysis/finding.ts';
import type { Severity } from '../text/problem.ts';
import type { Span } from '../text/span.ts';

/** A finding as an editor shows it: offsets count in the whole text. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly path: string;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly tags: readonly ('deprecated' | 'unnecessary')[];
  readonly finding: Finding;
}

export function diagnostics(analysis: Analysis): Diagnostic[] {
  return analysis.findings.map((finding) => {
    const { code, severity, path, tags } = finding;
    const message = finding.message + versionNote(analysis, finding);
    const related = finding.related.map((place) => ({
      span: absolute(analysis, place.location),
      message: place.message,
    }));
    return {
      code,
      severity,
      message,
      path,
      tags,
      related,
      span: absolute(analysis, finding.location),
      finding,
    };
  });
}

export function absolute(analysis: Analysis, { unit, span }: Location): Span {
  const start = startOf(analysis, unit);
  return { start: span.start + start, end: span.end + start };
}

/** Where nobody named a version, a message says which one it speaks of. */
function versionNote(analysis: Analysis, finding: Finding): string {
  const judged = analysis.installations.find(({ findings }) => findings.includes(finding));
  if (judged?.target.source !== 'newest') return '';
  return ` (Judged at Calico ${judged.target.version.text}, the newest release known; set the version that you run.)`;
}
