import { type Analysis, type AnalysisOptions, analyse } from './analysis/analyse.ts';
import { type CompatibilityRange, compatibility } from './analysis/compatibility.ts';
import { type Hints, isSameHints } from './analysis/hints.ts';
import type { Elsewhere } from './analysis/resource-location.ts';
import { type ClusterVersion, type TargetVersion, targetOfSettings } from './analysis/target.ts';
import { type CodeAction, codeActions, fixAllAction, type NamedDiagnostic } from './features/code-actions.ts';
import { withoutOthers } from './features/coexistence.ts';
import { type CompletionItem, type CompletionMemo, completion } from './features/completion.ts';
import {
  type Diagnostic,
  diagnostics,
  editorDiagnostics,
  type RuleSettings,
} from './features/diagnostics.ts';
import { effectiveText } from './features/effective.ts';
import { fixAll } from './features/fix-all.ts';
import { type FoldingRange, foldingRanges } from './features/folding-ranges.ts';
import { ASSUMED, type ClusterFacts } from './installation/cluster/facts.ts';
import type { ClusterSchema } from './schema/crd/cluster-schema.ts';
import type { OpenText, Settings } from './settings.ts';
import type { Span } from './text/span.ts';
import { type TextFeatures, textFeatures } from './text-features.ts';

export {
  type Around,
  around,
  type FileSurvey,
  filesToAsk,
  hintsAround,
  surveyFile,
  type Workspace,
} from './analysis/workspace.ts';
export { createCalicoFacts } from './calico-facts.ts';
export type { CodeLens } from './features/code-lenses.ts';
export { type CompletionTopic, resolveCompletion } from './features/completion.ts';
export type { DocumentLink } from './features/document-links.ts';
export { DEPRECATED_FIELD } from './features/documentation/deprecated-fields.ts';
export { fieldPage, similarPaths } from './features/documentation/field-page.ts';
export { codesOfMessage, DOCUMENTED, page } from './features/documentation/page.ts';
export type { EffectiveText } from './features/effective.ts';
export type { FoldingRange } from './features/folding-ranges.ts';
export type { Hover } from './features/hover.ts';
export type { InlayHint } from './features/inlay-hints.ts';
export type { InstallationText } from './features/installation-at.ts';
export { editsOfObject, fieldPlaces } from './features/object-text.ts';
export type { OutlineEntry } from './features/outline.ts';
export { type ObjectRead, readObject } from './features/read-object.ts';
export type { Status } from './features/status.ts';
export type { RuleSetting } from './features/suppressions.ts';
export { readClusterFacts } from './installation/cluster/read-facts.ts';
export { nonPrivilegedState } from './installation/non-privileged.ts';
export { nonPrivilegedRendering } from './installation/non-privileged-rendering.ts';
export { readClusterSchema } from './schema/crd/cluster-schema.ts';
export type { OpenText, Settings } from './settings.ts';
export { applyTextEdits, type TextEdit } from './text/edit.ts';
export { LineIndex, type Position } from './text/line-index.ts';
export type { Severity } from './text/problem.ts';
export type { Span } from './text/span.ts';
export { visibleLine } from './text/unseen.ts';
export type { Steps } from './text-features.ts';
export { RELEASES, readVersion, releaseOfOperator, resolveVersion } from './versions/releases.ts';
export type {
  ClusterFacts,
  ClusterSchema,
  ClusterVersion,
  CodeAction,
  CompatibilityRange,
  CompletionItem,
  Diagnostic,
  Hints,
  RuleSettings,
};

/**
 * The one door of the language layer: text in, findings out. It keeps the last analysis of each text, so asking
 * twice costs nothing, and asking after a change costs what changed. Offsets are UTF-16, as strings count.
 */
export interface LanguageService extends TextFeatures {
  /** What the command line asks: the findings of a text that nobody will edit, and how many Installations it holds. */
  check(text: string, settings: Settings): { readonly installations: number; readonly found: Diagnostic[] };
  /** The verdict on every release known, folded into ranges, oldest first. */
  compatibility(text: string, cluster?: ClusterFacts, hints?: Hints): CompatibilityRange[];
  /** Every Installation of a text with what the operator fills in, as YAML with comments. */
  effective(text: string, settings: Settings): string[];
  /**
   * The text with every safe fix applied, and what is left to say of it. `isComplete` is false where there is so much
   * to fix that it would take too long at once: fixing the result again goes on.
   */
  fixAll(
    text: string,
    settings: Settings,
  ): { readonly text: string; readonly remaining: Diagnostic[]; readonly isComplete: boolean };
  /** What an editor shows: the findings, and hints that the command line does not print. */
  diagnostics(text: OpenText, settings: Settings): Diagnostic[];
  /** What may be written at an offset, without its documentation: see `resolveCompletion`. */
  completion(text: OpenText, offset: number, settings: Settings): CompletionItem[];
  /** What is named counts as if it were underlined at the selection. */
  codeActions(
    text: OpenText,
    selection: Span,
    settings: Settings,
    named?: readonly NamedDiagnostic[],
  ): CodeAction[];
  /** Every safe fix of the text as one action; undefined where there is none. */
  fixAllAction(text: OpenText, settings: Settings): CodeAction | undefined;
  foldingRanges(text: OpenText): FoldingRange[];
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
    ...textFeatures(analysisOf),
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
      return { text: fixed.text, remaining: diagnostics(fixed.analysis), isComplete: fixed.isComplete };
    },
    diagnostics: (text, settings) => {
      const analysis = analysisOf(text, settings);
      const found = editorDiagnostics(analysis, settings.rules);
      return withoutOthers(analysis, found, settings.syntax ?? 'ours');
    },
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
    fixAllAction: (text, settings) => {
      const analysis = analysisOf(text, settings);
      const { contents, elsewhere, cluster, clusterSchema } = analysis;
      // A changed state is judged in the same way, and nothing is kept of it.
      const again = (state: string) =>
        analyse(state, {
          target: targetOf(settings),
          cluster,
          clusterSchema,
          hints: contents.hints,
          elsewhere,
          onRuleFailure: options.onRuleFailure,
        });
      return fixAllAction(analysis, again, settings.rules);
    },
    foldingRanges: ({ text }) => foldingRanges(text),
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
