import { type Analysis, type AnalysisOptions, analyse } from './analysis/analyse.ts';
import { type CompatibilityRange, compatibility } from './analysis/compatibility.ts';
import { type Hints, isSameHints } from './analysis/hints.ts';
import type { Elsewhere } from './analysis/home.ts';
import { type ClusterVersion, type TargetVersion, targetOfSettings } from './analysis/target.ts';
import { type FileSurvey, surveyAnalysis } from './analysis/workspace.ts';
import { type CodeAction, codeActions, type NamedDiagnostic } from './features/code-actions.ts';
import { type CompletionItem, type CompletionMemo, completion } from './features/completion.ts';
import {
  type Diagnostic,
  diagnostics,
  editorDiagnostics,
  type RuleSettings,
} from './features/diagnostics.ts';
import { effectiveText } from './features/effective.ts';
import { fixAll } from './features/fix-all.ts';
import { type Hover, hover } from './features/hover.ts';
import { type InstallationText, installationAt, installationText } from './features/installation-at.ts';
import { withoutOthers } from './features/left-to-others.ts';
import { type NonPrivilegedChange, nonPrivilegedChange } from './features/non-privileged-change.ts';
import { targetVersionEdit } from './features/target-version-edit.ts';
import { ASSUMED, type ClusterFacts } from './installation/cluster-facts.ts';
import type { ClusterSchema } from './schema/crd/cluster-schema.ts';
import type { TextEdit } from './text/edit.ts';
import type { Span } from './text/span.ts';
import { createViews, type Views } from './views.ts';

export {
  type Around,
  around,
  type FileSurvey,
  filesToAsk,
  hintsAround,
  surveyFile,
  type Workspace,
} from './analysis/workspace.ts';
export { calicoKnowledge } from './calico-knowledge.ts';
export { type CompletionTopic, resolveCompletion } from './features/completion.ts';
export { DEPRECATED_FIELD } from './features/deprecated-fields.ts';
export { fieldPage, similarPaths } from './features/field-page.ts';
export { editsOfObject, fieldPlaces } from './features/object-text.ts';
export { codesOfMessage, DOCUMENTED, page } from './features/page.ts';
export { type ObjectRead, readObject } from './features/read-object.ts';
export type { RuleSetting } from './features/suppressions.ts';
export { nonPrivilegedState } from './installation/non-privileged.ts';
export { nonPrivilegedRendering } from './installation/non-privileged-rendering.ts';
export { readClusterFacts } from './installation/read-cluster-facts.ts';
export { readClusterSchema } from './schema/crd/cluster-schema.ts';
export { applyTextEdits, type TextEdit } from './text/edit.ts';
export { LineIndex, type Position } from './text/line-index.ts';
export type { Severity } from './text/problem.ts';
export type { Span } from './text/span.ts';
export { visibleLine } from './text/visible.ts';
export { RELEASES, readVersion, releaseOfOperator, resolveVersion } from './versions/releases.ts';
export type {
  CodeLens,
  DocumentLink,
  EffectiveText,
  FoldingRange,
  InlayHint,
  OutlineEntry,
  Status,
  Steps,
} from './views.ts';
export type {
  ClusterFacts,
  ClusterSchema,
  ClusterVersion,
  CodeAction,
  CompatibilityRange,
  CompletionItem,
  Diagnostic,
  Hints,
  Hover,
  InstallationText,
  RuleSettings,
};

/** A text as an editor holds it: `version` grows with every change. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export interface Settings {
  /** As `readVersion` takes it: `v3.29.7`, `3.29`; empty for the newest release known. */
  readonly calicoVersion: string;
  /** Another severity for a code, or silence. */
  readonly rules?: RuleSettings;
  /** Who reports what is wrong with the YAML itself: another extension does where it is `theirs`. */
  readonly syntax?: 'ours' | 'theirs';
  /** What is known of the cluster; where it says nothing, the documented assumptions hold. */
  readonly cluster?: ClusterFacts;
  /** The cluster's own definition of the Installation, which decides on the structure where it is of the target version. */
  readonly clusterSchema?: ClusterSchema;
  /** The Calico of a cluster, as far as it is to be followed. */
  readonly clusterVersion?: ClusterVersion;
  /** What other files hold of neighbours; one list is told from another by its identity. */
  readonly elsewhere?: readonly Elsewhere[];
  /** What is known of the text from where it was found; of an open text, its address is known anyway. */
  readonly hints?: Hints;
}

/**
 * The one door of the language layer: text in, findings out. It keeps the last analysis of each text, so asking
 * twice costs nothing, and asking after a change costs what changed. Offsets are UTF-16, as strings count.
 */
export interface LanguageService extends Views {
  /** What the command line asks: the findings of a text that nobody will edit, and how many Installations it holds. */
  check(text: string, settings: Settings): { readonly installations: number; readonly found: Diagnostic[] };
  /** The verdict on every release known, folded into ranges, oldest first. */
  compatibility(text: string, cluster?: ClusterFacts, hints?: Hints): CompatibilityRange[];
  /** Every Installation of a text with what the operator fills in, as YAML with comments. */
  effective(text: string, settings: Settings): string[];
  /** The text with every safe fix applied, and what is left to say of it. */
  fixAll(text: string, settings: Settings): { readonly text: string; readonly remaining: Diagnostic[] };
  /** What an editor shows: the findings, and hints that the command line does not print. */
  diagnostics(text: OpenText, settings: Settings): Diagnostic[];
  hover(text: OpenText, offset: number, settings: Settings): Hover | undefined;
  /** What may be written at an offset, without its documentation: see `resolveCompletion`. */
  completion(text: OpenText, offset: number, settings: Settings): CompletionItem[];
  /** What is named counts as if it were underlined at the selection. */
  codeActions(
    text: OpenText,
    selection: Span,
    settings: Settings,
    named?: readonly NamedDiagnostic[],
  ): CodeAction[];
  /** The Installation under an offset, with the manifest to apply. */
  installationAt(text: OpenText, offset: number, settings: Settings): InstallationText | undefined;
  /** The edits that enable or remove `nonPrivileged` there, and what speaks against it; undefined without an Installation. */
  nonPrivilegedEdit(
    text: OpenText,
    offset: number,
    action: 'enable' | 'remove',
    settings: Settings,
  ): NonPrivilegedChange | undefined;
  /** The edits that make the document of the Installation there name a Calico version (`3.29.7`) as its target. */
  targetVersionEdit(
    text: OpenText,
    offset: number,
    version: string,
    settings: Settings,
  ): TextEdit[] | undefined;
  /** What a text with Installations has to say to those of other files; undefined for a text without. */
  survey(text: OpenText, settings: Settings): { readonly survey: FileSurvey | undefined } | undefined;
  /** Drops what is kept of a text that was closed. */
  forget(uri: string): void;
}

export interface ServiceOptions {
  /** Called when a rule throws, which is a fault of ours; by default it is thrown on. */
  readonly onRuleFailure?: AnalysisOptions['onRuleFailure'];
}

export function createLanguageService(options: ServiceOptions = {}): LanguageService {
  const kept = new Map<string, { version: number; target: TargetVersion; analysis: Analysis }>();
  const memos = new Map<string, CompletionMemo>();

  const analysisOf = ({ uri, version, text }: OpenText, settings: Settings): Analysis => {
    const target = targetOf(settings);
    const { cluster = ASSUMED, clusterSchema, elsewhere = NOTHING } = settings;
    const hints = { path: uri, ...settings.hints };
    const last = kept.get(uri);
    const isSame =
      last?.version === version &&
      isSameTarget(last.target, target) &&
      last.analysis.cluster === cluster &&
      last.analysis.clusterSchema === clusterSchema &&
      last.analysis.elsewhere === elsewhere;
    if (last && isSame && isSameHints(last.analysis.contents.hints, hints)) return last.analysis;
    const analysis = analyse(text, {
      target,
      cluster,
      clusterSchema,
      elsewhere,
      hints,
      previous: last?.analysis,
      onRuleFailure: options.onRuleFailure,
    });
    kept.set(uri, { version, target, analysis });
    return analysis;
  };

  const views = createViews({
    of: analysisOf,
    again: (text, { contents, elsewhere, cluster, clusterSchema }, settings) =>
      analyse(text, {
        target: targetOf(settings),
        cluster,
        clusterSchema,
        hints: contents.hints,
        elsewhere,
        onRuleFailure: options.onRuleFailure,
      }),
  });

  /** A version that is asked for by name beats what the text says of itself. */
  const analyseOnce = (text: string, settings: Settings): Analysis => {
    const target = targetOf(settings);
    const force = target.source === 'setting';
    return analyse(text, {
      target,
      force,
      cluster: settings.cluster,
      clusterSchema: settings.clusterSchema,
      hints: settings.hints,
      onRuleFailure: options.onRuleFailure,
    });
  };

  return {
    ...views,
    check: (text, settings) => {
      const analysis = analyseOnce(text, settings);
      return { installations: analysis.installations.length, found: diagnostics(analysis) };
    },
    compatibility: (text, cluster, hints) =>
      compatibility(text, { cluster, hints, onRuleFailure: options.onRuleFailure }),
    effective: (text, settings) =>
      analyseOnce(text, settings).installations.map((judged) => effectiveText(judged).text),
    fixAll: (text, settings) => {
      const fixed = fixAll(text, (state) => analyseOnce(state, settings));
      return { text: fixed.text, remaining: diagnostics(fixed.analysis) };
    },
    diagnostics: (text, settings) => {
      const analysis = analysisOf(text, settings);
      const found = editorDiagnostics(analysis, settings.rules);
      return withoutOthers(analysis, found, settings.syntax ?? 'ours');
    },
    hover: (text, offset, settings) => hover(analysisOf(text, settings), offset),
    completion: (text, offset, settings) => {
      const target = targetOf(settings);
      const memo = memos.get(text.uri) ?? {};
      memos.set(text.uri, memo);
      // Right after a keystroke an analysis of the state before it will do.
      const analysis = kept.get(text.uri)?.analysis ?? analysisOf(text, settings);
      return completion(text.text, offset, { analysis, target, memo });
    },
    codeActions: (text, selection, settings, named) =>
      codeActions(analysisOf(text, settings), selection, settings.rules, named),
    installationAt: (text, offset, settings) => installationText(analysisOf(text, settings), offset),
    nonPrivilegedEdit: (text, offset, action, settings) => {
      const analysis = analysisOf(text, settings);
      const judged = installationAt(analysis, offset);
      return judged && nonPrivilegedChange(analysis, judged, action);
    },
    targetVersionEdit: (text, offset, version, settings) => {
      const judged = installationAt(analysisOf(text, settings), offset);
      return judged && targetVersionEdit(judged, version);
    },
    survey: (text, settings) => surveyAnalysis(analysisOf(text, settings)),
    forget: (uri) => {
      kept.delete(uri);
      memos.delete(uri);
    },
  };
}

/** No other files: always the same list, since it is compared. */
const NOTHING: readonly Elsewhere[] = [];

function targetOf({ calicoVersion, clusterVersion }: Settings): TargetVersion {
  return targetOfSettings(calicoVersion, clusterVersion);
}

function isSameTarget(one: TargetVersion, other: TargetVersion): boolean {
  return (
    one.source === other.source &&
    one.version.text === other.version.text &&
    one.note === other.note &&
    one.isLive === other.isLive
  );
}
