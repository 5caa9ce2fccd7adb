import { type Analysis, startOf } from '../analysis/analyse.ts';
import type { Finding, Location } from '../analysis/finding.ts';
import type { TargetVersion } from '../analysis/target.ts';
import type { Contents, Unit } from '../documents/read.ts';
import { toText } from '../documents/unit.ts';
import { LineIndex, type Position } from '../text/line-index.ts';
import type { Severity, Tag } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import { DEPRECATED_FIELD, deprecatedFields } from './documentation/deprecated-fields.ts';
import { type RuleSetting, readSuppressions } from './suppressions.ts';

/** A finding as an editor shows it: offsets count in the whole text. */
export interface Diagnostic {
  readonly code: string;
  /** A hint is for editors alone: nothing is wrong, and something could be better. */
  readonly severity: Severity | 'hint';
  readonly message: string;
  readonly span: Span;
  readonly path: string;
  readonly related: readonly RelatedPlace[];
  readonly tags: readonly Tag[];
  readonly finding: Finding;
}

/** Another place that a finding has to do with. */
export interface RelatedPlace {
  /** In offsets of the text that it is in. */
  readonly span: Span;
  readonly message: string;
  /** Set for a place in another file: its address, and the same place in lines, which need that file's text. */
  readonly elsewhere?: { readonly uri: string; readonly start: Position; readonly end: Position };
}

/** By code; a code that is not in it keeps the severity of its rule. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** The findings of a text, less what comments in it or the settings silence. */
export function diagnostics(analysis: Analysis, rules: RuleSettings = {}): Diagnostic[] {
  return shown(analysis, analysis.findings, rules);
}

/** The same, and last the hints, which only editors show. */
export function editorDiagnostics(analysis: Analysis, rules: RuleSettings = {}): Diagnostic[] {
  return shown(analysis, [...analysis.findings, ...deprecatedFields(analysis)], rules);
}

function shown(analysis: Analysis, found: readonly Finding[], rules: RuleSettings): Diagnostic[] {
  if (found.length === 0) return [];
  const suppressions = readSuppressions(analysis.text);
  // Lines matter only to comments that silence one.
  let lines: LineIndex | undefined;
  const lineOf = (offset: number): number => {
    lines ??= new LineIndex(analysis.text);
    return lines.positionAt(offset).line;
  };
  const targets = new Map<Finding, TargetVersion>();
  for (const { findings, target } of analysis.installations) {
    for (const finding of findings) targets.set(finding, target);
  }
  return found.flatMap((finding) => {
    const { code, path, tags } = finding;
    const severity = severityOf(finding, rules);
    const span = absolute(analysis, finding.location);
    if (severity === 'off' || suppressions.isIgnored(code, () => lineOf(span.start))) return [];
    const related = finding.related.map((place) => relatedPlace(analysis, place));
    const message = finding.message + placeNote(finding.location) + versionNote(targets.get(finding));
    return [{ code, severity, message, path, tags, related, span, finding }];
  });
}

/** In what is encoded there is no place to underline but all of it. */
function placeNote({ unit, span }: Location): string {
  if (!unit.decoded || unit.decoded.isExact) return '';
  return ` (In line ${linesOf(unit).positionAt(span.start).line + 1} of the text that is encoded here.)`;
}

function relatedPlace(analysis: Analysis, { location, message }: Finding['related'][number]): RelatedPlace {
  const span = absolute(analysis, location);
  const other = analysis.elsewhere.find(({ uri }) => uri === location.uri);
  if (!other) return { span, message };
  const lines = linesOf(other.contents);
  const [start, end] = [lines.positionAt(span.start), lines.positionAt(span.end)];
  return { span, message, elsewhere: { uri: other.uri, start, end } };
}

/** Asked for with every keystroke in another file, and for each finding in an encoded text. */
const known = new WeakMap<Contents | Unit, LineIndex>();

function linesOf(holder: Contents | Unit): LineIndex {
  let lines = known.get(holder);
  if (!lines) {
    lines = new LineIndex(holder.text);
    known.set(holder, lines);
  }
  return lines;
}

export function absolute(analysis: Analysis, { unit, span }: Location): Span {
  return toText({ start: startOf(analysis, unit), unit }, span);
}

function severityOf({ code, severity }: Finding, rules: RuleSettings): RuleSetting | 'hint' {
  if (Object.hasOwn(rules, code)) return rules[code]!;
  return code === DEPRECATED_FIELD ? 'hint' : severity;
}

/** Where nobody named a version, or one that is not known, a message says which one it speaks of. */
function versionNote(target: TargetVersion | undefined): string {
  const { note = '' } = target ?? {};
  if (target?.source !== 'newest') return note && ` (${note})`;
  return ` (${note && `${note} `}Checked for Calico ${target.version.text}, the newest known release; set the version that you run.)`;
}
