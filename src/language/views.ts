import type { Analysis } from './analysis/analyse.ts';
import { compatibilityOf } from './analysis/compatibility.ts';
import type { TargetVersion } from './analysis/target.ts';
import { type CodeAction, fixAllAction } from './features/code-actions.ts';
import { type CodeLens, codeLenses, compatibilityTitle } from './features/code-lenses.ts';
import { compareVersions } from './features/compare-versions.ts';
import { type DocumentLink, documentLinks } from './features/document-links.ts';
import { type EffectiveText, effectiveText } from './features/effective.ts';
import { type FoldingRange, foldingRanges } from './features/folding-ranges.ts';
import { hoverSteps } from './features/hover.ts';
import { type InlayHint, inlayHints } from './features/inlay-hints.ts';
import { installationAt } from './features/installation-at.ts';
import { modePage } from './features/non-privileged-story.ts';
import { type OutlineEntry, outline } from './features/outline.ts';
import { selectionSpans } from './features/selection-ranges.ts';
import { type Status, status } from './features/status.ts';
import type { OpenText, Settings } from './settings.ts';
import type { Span } from './text/span.ts';
import { resolveVersion } from './versions/releases.ts';

export type { CodeLens, DocumentLink, EffectiveText, FoldingRange, InlayHint, OutlineEntry, Status };

/** Work that is cut into steps, so that a server can answer others between them; the last one returns the result. */
export type Steps<Result> = Generator<undefined, Result>;

/** The part of the service that shows a text in other ways than its findings. */
export interface Views {
  codeLenses(text: OpenText, settings: Settings): CodeLens[];
  /** The title of the lens `compatibility` of the Installation at an offset, a release with each step. */
  compatibilityTitle(text: OpenText, offset: number, settings: Settings): Steps<string> | undefined;
  /** What `hover` needs to have worked out at an offset, so that it answers at once; undefined for nothing. */
  hoverSteps(text: OpenText, offset: number, settings: Settings): Steps<unknown> | undefined;
  inlayHints(text: OpenText, range: Span, settings: Settings): InlayHint[];
  /** The Installation at an offset as the operator completes it. */
  effectiveAt(
    text: OpenText,
    offset: number,
    settings: Settings,
  ): (EffectiveText & { readonly name: string; readonly target: TargetVersion }) | undefined;
  /** What changes between two releases, as Markdown; from the target version where `from` is absent. */
  compareVersions(
    text: OpenText,
    offset: number,
    between: { readonly from?: string; readonly to: string },
    settings: Settings,
  ): { readonly from: string; readonly to: string; readonly markdown: string } | undefined;
  /** All about `nonPrivileged` in the Installation at an offset, as Markdown. */
  nonPrivilegedPage(text: OpenText, offset: number, settings: Settings): string | undefined;
  /** Of the Installation at an offset, else of the first of the text. */
  status(text: OpenText, offset: number | undefined, settings: Settings): Status | undefined;
  /** Every safe fix of the text as one action; undefined where there is none. */
  fixAllAction(text: OpenText, settings: Settings): CodeAction | undefined;
  outline(text: OpenText, settings: Settings): OutlineEntry[];
  foldingRanges(text: OpenText): FoldingRange[];
  /** The stretches that a selection at an offset grows to, the innermost first. */
  selectionSpans(text: OpenText, offset: number, settings: Settings): Span[];
  documentLinks(text: OpenText, settings: Settings): DocumentLink[];
}

/** `analysisOf` keeps what it made; `reanalyse` judges a changed state of a text in the same way, and keeps nothing. */
export interface Analyses {
  of(text: OpenText, settings: Settings): Analysis;
  again(text: string, like: Analysis, settings: Settings): Analysis;
}

export function createViews(analyses: Analyses): Views {
  const judgedAt = (text: OpenText, offset: number, settings: Settings) =>
    installationAt(analyses.of(text, settings), offset);

  return {
    codeLenses: (text, settings) => codeLenses(analyses.of(text, settings)),
    compatibilityTitle: (text, offset, settings) => {
      const judged = judgedAt(text, offset, settings);
      return judged && titleOf(compatibilityOf(judged));
    },
    hoverSteps: (text, offset, settings) => hoverSteps(analyses.of(text, settings), offset),
    inlayHints: (text, range, settings) => inlayHints(analyses.of(text, settings), range),
    effectiveAt: (text, offset, settings) => {
      const judged = judgedAt(text, offset, settings);
      if (!judged) return undefined;
      const name = judged.source.name ?? 'default';
      return { ...effectiveText(judged), name, target: judged.target };
    },
    compareVersions: (text, offset, between, settings) => {
      const analysis = analyses.of(text, settings);
      const from = between.from === undefined ? undefined : resolveVersion(between.from);
      const before = from ?? installationAt(analysis, offset)?.target.version;
      const after = resolveVersion(between.to);
      if (!before || !after) return undefined;
      const markdown = compareVersions(analysis, offset, before, after);
      return markdown === undefined ? undefined : { from: before.text, to: after.text, markdown };
    },
    nonPrivilegedPage: (text, offset, settings) => {
      const judged = judgedAt(text, offset, settings);
      return judged && modePage(judged);
    },
    status: (text, offset, settings) => status(analyses.of(text, settings), offset),
    fixAllAction: (text, settings) => {
      const analysis = analyses.of(text, settings);
      return fixAllAction(analysis, (state) => analyses.again(state, analysis, settings), settings.rules);
    },
    outline: (text, settings) => outline(analyses.of(text, settings)),
    foldingRanges: ({ text }) => foldingRanges(text),
    selectionSpans: (text, offset, settings) => selectionSpans(analyses.of(text, settings), offset),
    documentLinks: (text, settings) => documentLinks(analyses.of(text, settings)),
  };
}

function* titleOf(ranges: ReturnType<typeof compatibilityOf>): Steps<string> {
  return compatibilityTitle(yield* ranges);
}
