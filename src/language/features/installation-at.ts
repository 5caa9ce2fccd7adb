import type { AnalysedInstallation, Analysis } from '../analysis/analyse.ts';
import type { TargetVersion } from '../analysis/target.ts';
import { spanOfUnit, toText } from '../documents/unit.ts';
import { toJson } from '../syntax/locate.ts';
import type { Span } from '../text/span.ts';

/** An Installation lifted out of its text. */
export interface InstallationText {
  /** `metadata.name`, or `default` where the text gives none. */
  readonly name: string;
  readonly span: Span;
  /** A manifest of its own, ready to be applied. */
  readonly manifest: string;
  /** False for patches and templates, which cannot be applied as they stand. */
  readonly whole: boolean;
  readonly target: TargetVersion;
  /** What keeps the API server or the operator from taking it. */
  readonly errors: readonly string[];
}

export function installationText(analysis: Analysis, offset: number): InstallationText | undefined {
  const judged = installationAt(analysis, offset);
  if (!judged) return undefined;
  const { source, target, findings, structured } = judged;
  return {
    name: source.name ?? 'default',
    span: objectSpan(judged),
    manifest: manifestOf(judged),
    whole: source.completeness === 'whole' && structured.unknown.length === 0,
    target,
    errors: findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  };
}

/** The Installation whose object or document is at the offset, else the only one of the text. */
export function installationAt(analysis: Analysis, offset: number): AnalysedInstallation | undefined {
  const { installations } = analysis;
  return (
    installations.find((judged) => contains(objectSpan(judged), offset)) ??
    installations.find(({ placed }) => contains(spanOfUnit(placed), offset)) ??
    (installations.length === 1 ? installations[0] : undefined)
  );
}

/** Where the Installation's object stands in the whole text. */
function objectSpan({ placed, source }: AnalysedInstallation): Span {
  return toText(placed, source.root.span);
}

/** Its document as it is written, or, where it is only a part of one, its value as JSON, which is YAML too. */
function manifestOf({ placed, source }: AnalysedInstallation): string {
  const { form, path, root } = source;
  if (form === 'manifest' && path.length === 0) return placed.unit.text;
  const head =
    form === 'manifest'
      ? {}
      : { apiVersion: 'operator.tigera.io/v1', kind: 'Installation', metadata: { name: 'default' } };
  return `${JSON.stringify({ ...head, ...(toJson(root) as object) }, undefined, 2)}\n`;
}

function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
