import type { AnalysedInstallation, Analysis } from '../analysis/analyse.ts';
import type { LocatedFix } from '../analysis/finding.ts';
import { editsOf } from '../analysis/fix.ts';
import { spanOf } from '../syntax/locate.ts';
import type { TextEdit } from '../text/edit.ts';
import { overlaps, type Span } from '../text/span.ts';
import { absolute, type Diagnostic, diagnostics } from './diagnostics.ts';
import { installationAt } from './installation-at.ts';
import {
  enableNonPrivileged,
  NON_PRIVILEGED_PATH,
  removeNonPrivileged,
  stateIfEnabled,
} from './non-privileged.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor.rewrite';
  readonly edits: readonly TextEdit[];
  /** What it mends, where it is a fix. */
  readonly diagnostic?: Diagnostic;
  /** The one to take when the user does not choose: the first safe fix of its finding. */
  readonly preferred: boolean;
  /** Why it cannot be taken here, where that is so; shown greyed out. */
  readonly disabled?: string;
}

/** What can be done at a selection: the fixes of what is underlined there, and changes of `nonPrivileged`. */
export function codeActions(analysis: Analysis, selection: Span): CodeAction[] {
  const here = diagnostics(analysis).filter(({ span }) => overlaps(span, selection));
  const fixes = here.flatMap((diagnostic) => fixActions(analysis, diagnostic));
  const judged = installationAt(analysis, selection.start);
  const offered = new Set(fixes.map(({ title }) => title));
  const others = judged ? modeActions(analysis, judged, selection) : [];
  return [...fixes, ...others.filter(({ title }) => !offered.has(title))];
}

function fixActions(analysis: Analysis, diagnostic: Diagnostic): CodeAction[] {
  const { fixes } = diagnostic.finding;
  const preferred = fixes.find(({ safety }) => safety === 'safe');
  return fixes.map((fix) => ({
    title: fix.title,
    kind: 'quickfix',
    edits: editsOf(analysis, fix),
    diagnostic,
    preferred: fix === preferred,
  }));
}

function modeActions(analysis: Analysis, judged: AnalysedInstallation, selection: Span): CodeAction[] {
  const enabling = enableNonPrivileged(judged);
  const removing = removeNonPrivileged(judged);
  return [
    ...(enabling ? [enablingAction(analysis, judged, enabling, selection)] : []),
    ...(removing ? [action(analysis, removing)] : []),
  ];
}

function enablingAction(
  analysis: Analysis,
  judged: AnalysedInstallation,
  fix: LocatedFix,
  selection: Span,
): CodeAction {
  const { mode, reasons } = stateIfEnabled(judged);
  if (mode === 'withdrawn') return { ...action(analysis, fix), edits: [], disabled: reasons.join(' ') };
  const isOnField =
    overlaps(fieldSpan(analysis, judged), selection) && judged.installation.isWritten(NON_PRIVILEGED_PATH);
  return { ...action(analysis, fix), kind: isOnField ? 'quickfix' : 'refactor.rewrite' };
}

function action(analysis: Analysis, fix: LocatedFix): CodeAction {
  return { title: fix.title, kind: 'refactor.rewrite', edits: editsOf(analysis, fix), preferred: false };
}

function fieldSpan(analysis: Analysis, { placed, source }: AnalysedInstallation): Span {
  return absolute(analysis, { unit: placed.unit, span: spanOf(source.root, NON_PRIVILEGED_PATH, 'pair') });
}
