import { type AnalysedInstallation, type Analysis, startOf } from '../analysis/analyse.ts';
import type { LocatedFix } from '../analysis/finding.ts';
import { editsOf } from '../analysis/fix.ts';
import { fromText, spanOfUnit } from '../documents/unit.ts';
import { startsAsJson } from '../syntax/json/json.ts';
import { spanOf } from '../syntax/locate.ts';
import type { TextEdit } from '../text/edit.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Path } from '../text/path.ts';
import { overlaps, type Span } from '../text/span.ts';
import { moveComponentResources } from './component-resources.ts';
import { absolute, type Diagnostic, editorDiagnostics, type RuleSettings } from './diagnostics.ts';
import { fixAll } from './fix-all.ts';
import { installationAt } from './installation-at.ts';
import { enableNonPrivileged, NON_PRIVILEGED_PATH, removeNonPrivileged } from './non-privileged/edit.ts';
import { enablingPlan, planTitle } from './non-privileged/plan.ts';
import { ignoreFile, ignoreLine } from './suppressions.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'source.fixAll';
  /** Made when somebody asks: an editor lists actions with every move of the cursor, and takes few of them. */
  readonly edits: () => readonly TextEdit[];
  /** What it mends, where it is a fix. */
  readonly diagnostic?: Diagnostic;
  /** The one to take when the user does not choose: the first safe fix of its finding. */
  readonly preferred: boolean;
  /** True for what is far from the selection: for who asks, and not for the light bulb of every line. */
  readonly onRequest?: boolean;
  /** Why it cannot be taken here, where that is so; shown greyed out. */
  readonly disabled?: string;
  /** The edits by what they do, where the user should see each of them before they are made. */
  readonly parts?: readonly { readonly label: string; readonly edits: () => readonly TextEdit[] }[];
}

/** What an editor says of a diagnostic of ours that it means. */
export type NamedDiagnostic = Pick<Diagnostic, 'code' | 'span'>;

/**
 * What can be done at a selection: the fixes of what is underlined there or is named, changes that mend nothing, and
 * last the comments that silence what is underlined.
 */
export function codeActions(
  analysis: Analysis,
  selection: Span,
  rules: RuleSettings = {},
  named: readonly NamedDiagnostic[] = [],
): CodeAction[] {
  const wanted = new Set(named.map(nameOf));
  const here = editorDiagnostics(analysis, rules).filter(
    (diagnostic) => overlaps(diagnostic.span, selection) || wanted.has(nameOf(diagnostic)),
  );
  const fixes = here.flatMap((diagnostic) => fixActions(analysis, diagnostic));
  const judged = installationAt(analysis, selection.start);
  const offered = new Set(fixes.map(({ title }) => title));
  // Elsewhere in the file a change of the Installation is not what anybody looks for.
  const others =
    judged && isInDocument(judged, selection)
      ? [...modeActions(analysis, judged, selection), ...rewrites(analysis, judged, selection)]
      : [];
  const lines = new LineIndex(here.length > 0 ? analysis.text : '');
  const silencing = here.flatMap((diagnostic) => ignoreActions(analysis, diagnostic, lines));
  const changing = [...fixes, ...others.filter(({ title }) => !offered.has(title))];
  return [...thatCanBeMade(changing), ...silencing];
}

/** Enough for all that a cursor touches; and no more than so many signs of text are read again. */
const MOST_SEEN = 20;
const MOST_READ = 1_000_000;

/**
 * Less the actions whose edits come to nothing, since their text cannot be had: an alias, a merge or a tag is in the
 * way. To know, a document is read again for each; of a selection with very many, the later ones are offered unseen.
 */
function thatCanBeMade(actions: readonly CodeAction[]): CodeAction[] {
  let read = 0;
  return actions.flatMap((action, index) => {
    if (action.disabled !== undefined || index >= MOST_SEEN || read > MOST_READ) return [action];
    read += action.diagnostic?.finding.location.unit.text.length ?? 0;
    const edits = action.edits();
    return edits.length > 0 ? [{ ...action, edits: () => edits }] : [];
  });
}

function nameOf({ code, span }: NamedDiagnostic): string {
  return `${code} ${span.start} ${span.end}`;
}

function isInDocument({ placed }: AnalysedInstallation, selection: Span): boolean {
  return overlaps(spanOfUnit(placed), selection);
}

/** Every safe fix of the text at once, less those of what is silenced. */
export function fixAllAction(
  analysis: Analysis,
  analyse: (text: string) => Analysis,
  rules: RuleSettings = {},
): CodeAction | undefined {
  const { text, isComplete } = fixAll(analysis.text, analyse, rules);
  if (text === analysis.text) return undefined;
  const edits = [difference(analysis.text, text)];
  return {
    title: isComplete
      ? 'Apply all safe Calico fixes'
      : 'Apply the first safe Calico fixes (too many for one step)',
    kind: 'source.fixAll',
    edits: () => edits,
    preferred: false,
  };
}

/** The one edit between the first and the last sign that differ. */
function difference(before: string, after: string): TextEdit {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shortest - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    span: { start, end: before.length - tail },
    newText: after.slice(start, after.length - tail),
  };
}

/** Syntax that nobody can read cannot be silenced either, and JSON has no comments. */
function ignoreActions(analysis: Analysis, diagnostic: Diagnostic, lines: LineIndex): CodeAction[] {
  const { code, span } = diagnostic;
  const { text } = analysis;
  const { unit } = diagnostic.finding.location;
  if (code.startsWith('yaml-') || startsAsJson(unit.text)) return [];
  const insert = (title: string, comment: () => { offset: number; newText: string }): CodeAction => ({
    title,
    kind: 'quickfix',
    edits: () => {
      const { offset, newText } = comment();
      return [{ span: { start: offset, end: offset }, newText }];
    },
    diagnostic,
    preferred: false,
  });
  const line = lines.startOf(span.start);
  // In the lines of a scalar that is decoded, a comment would be text.
  const isInScalar = unit.decoded && line > spanOfUnit({ start: startOf(analysis, unit), unit }).start;
  // Where a comment stands alone on its line: what silences is for a line of content.
  const isComment = /^[ \t]*#/.test(text.slice(line, span.start + 1));
  return [
    ...(isInScalar || isComment
      ? []
      : [insert(`Ignore ${code} on this line`, () => ignoreLine(text, line, code))]),
    insert(`Ignore ${code} in this file`, () => ignoreFile(text, code)),
  ];
}

function fixActions(analysis: Analysis, diagnostic: Diagnostic): CodeAction[] {
  const { fixes } = diagnostic.finding;
  const preferred = fixes.find(({ safety }) => safety === 'safe');
  return fixes.map((fix) => ({
    title: fix.title,
    kind: 'quickfix',
    edits: () => editsOf(analysis, fix),
    diagnostic,
    preferred: fix === preferred,
  }));
}

function modeActions(analysis: Analysis, judged: AnalysedInstallation, selection: Span): CodeAction[] {
  const enabling = enableNonPrivileged(judged);
  const removing = removeNonPrivileged(judged);
  const onRequest = !isAtHeadOrMode(analysis, judged, selection) || undefined;
  const actions = [
    ...(enabling ? [enablingAction(analysis, judged, enabling, selection)] : []),
    ...(removing ? [action(analysis, removing)] : []),
  ];
  return actions.map((one) => ({ ...one, onRequest }));
}

/** Where the object says what it is, which of Helm values is one key, or where the field is written. */
function isAtHeadOrMode(analysis: Analysis, judged: AnalysedInstallation, selection: Span): boolean {
  const { source, installation, placed } = judged;
  const at = (path: Path, mark: 'pair' | 'key') =>
    overlaps(absolute(analysis, { unit: placed.unit, span: spanOf(source.root, path, mark) }), selection);
  if (installation.isWritten(NON_PRIVILEGED_PATH) && at(NON_PRIVILEGED_PATH, 'pair')) return true;
  if (source.form === 'values') return at(['spec'], 'key');
  return at(['apiVersion'], 'pair') || at(['kind'], 'pair');
}

function enablingAction(
  analysis: Analysis,
  judged: AnalysedInstallation,
  fix: LocatedFix,
  selection: Span,
): CodeAction {
  const plan = enablingPlan(analysis, judged);
  if ('impossible' in plan) return { ...action(analysis, fix), edits: () => [], disabled: plan.impossible };
  const isOnField =
    overlaps(fieldSpan(analysis, judged), selection) && judged.installation.isWritten(NON_PRIVILEGED_PATH);
  const kind = isOnField ? 'quickfix' : 'refactor.rewrite';
  if (plan.steps.length === 1) return { ...action(analysis, fix), kind };
  const parts = plan.fixes.map((part) => ({ label: part.title, edits: () => editsOf(analysis, part) }));
  return { title: planTitle(plan), kind, edits: () => allOrNone(parts), parts, preferred: false };
}

/** Half of a plan is none. */
function allOrNone(parts: NonNullable<CodeAction['parts']>): readonly TextEdit[] {
  const made = parts.map(({ edits }) => edits());
  return made.every((edits) => edits.length > 0) ? made.flat() : [];
}

function rewrites(analysis: Analysis, judged: AnalysedInstallation, selection: Span): CodeAction[] {
  const [start, end] = [selection.start, selection.end].map((offset) => fromText(judged.placed, offset));
  const moving =
    start === undefined || end === undefined ? undefined : moveComponentResources(judged, { start, end });
  return moving ? [action(analysis, moving)] : [];
}

function action(analysis: Analysis, fix: LocatedFix): CodeAction {
  return {
    title: fix.title,
    kind: 'refactor.rewrite',
    edits: () => editsOf(analysis, fix),
    preferred: false,
  };
}

function fieldSpan(analysis: Analysis, { placed, source }: AnalysedInstallation): Span {
  return absolute(analysis, { unit: placed.unit, span: spanOf(source.root, NON_PRIVILEGED_PATH, 'pair') });
}
