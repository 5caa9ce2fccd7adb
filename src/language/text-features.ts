import type { AnalysedInstallation, Analysis } from './analysis/analyse.ts';
import { compatibilityOf } from './analysis/compatibility.ts';
import { surveyAnalysis } from './analysis/workspace.ts';
import { codeLenses, compatibilityTitle } from './features/code-lenses.ts';
import { compareVersions } from './features/compare-versions.ts';
import { documentLinks } from './features/document-links.ts';
import { effectiveText } from './features/effective.ts';
import { hover, hoverSteps } from './features/hover.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { installationAt, installationText } from './features/installation-at.ts';
import { nonPrivilegedChange } from './features/non-privileged/change.ts';
import { modePage } from './features/non-privileged/page.ts';
import { outline } from './features/outline.ts';
import { selectionSpans } from './features/selection-ranges.ts';
import { status } from './features/status.ts';
import { targetVersionEdit } from './features/target-version-edit.ts';
import type { OpenText, Settings } from './settings.ts';
import { resolveVersion } from './versions/releases.ts';

/** Work that is cut into steps, so that a server can answer others between them; the last one returns the result. */
export type Steps<Result> = Generator<undefined, Result>;

/**
 * What can be asked of an open text by its analysis alone. An entry takes the analysis first; the method of the language
 * service that is made of it takes the text instead, and the settings last.
 */
const FEATURES = {
  hover,
  /** What `hover` needs to have worked out at an offset, so that it answers at once; undefined for nothing. */
  hoverSteps,
  codeLenses,
  /** The title of the lens `compatibility` of the Installation at an offset, a release with each step. */
  compatibilityTitle: ofInstallation(function* ({ judged }): Steps<string> {
    return compatibilityTitle(yield* compatibilityOf(judged));
  }),
  inlayHints,
  outline,
  /** The stretches that a selection at an offset grows to, the innermost first. */
  selectionSpans,
  documentLinks,
  /** Of the Installation at an offset, else of the first of the text. */
  status,
  /** The Installation under an offset, with the manifest to apply. */
  installationAt: installationText,
  /** The Installation at an offset as the operator completes it. */
  effectiveAt: ofInstallation(({ judged }) => ({
    ...effectiveText(judged),
    name: judged.source.name ?? 'default',
    target: judged.target,
  })),
  /** What changes between two releases, as Markdown; from the target version where `from` is absent. */
  compareVersions: (
    analysis: Analysis,
    offset: number,
    { from, to }: { readonly from?: string; readonly to: string },
  ): { readonly from: string; readonly to: string; readonly markdown: string } | undefined => {
    const named = from === undefined ? undefined : resolveVersion(from);
    const before = named ?? installationAt(analysis, offset)?.target.version;
    const after = resolveVersion(to);
    if (!before || !after) return undefined;
    const markdown = compareVersions(analysis, offset, before, after);
    return markdown === undefined ? undefined : { from: before.text, to: after.text, markdown };
  },
  /** All about `nonPrivileged` in the Installation at an offset, as Markdown. */
  nonPrivilegedPage: ofInstallation(({ judged }) => modePage(judged)),
  /** The edits that enable or remove `nonPrivileged` there, and what speaks against it; undefined without an Installation. */
  nonPrivilegedEdit: ofInstallation(({ analysis, judged }, action: 'enable' | 'remove') =>
    nonPrivilegedChange(analysis, judged, action),
  ),
  /** The edits that make the document of the Installation there name a Calico version (`3.29.7`) as its target. */
  targetVersionEdit: ofInstallation(({ judged }, version: string) => targetVersionEdit(judged, version)),
  /** What a text with Installations has to say to those of other files; undefined for a text without. */
  survey: surveyAnalysis,
};

type Features = typeof FEATURES;

/** The methods of the language service that are made of them. */
export type TextFeatures = { readonly [Name in keyof Features]: OnText<Features[Name]> };

type OnText<Feature> = Feature extends (analysis: Analysis, ...args: infer Args) => infer Answer
  ? (text: OpenText, ...args: [...Args, settings: Settings]) => Answer
  : never;

/** `analysisOf` keeps what it has made of a text. */
export function textFeatures(analysisOf: (text: OpenText, settings: Settings) => Analysis): TextFeatures {
  const features = Object.entries<(analysis: Analysis, ...args: never[]) => unknown>(FEATURES);
  const methods = features.map(([name, feature]) => {
    const method = (text: OpenText, ...args: unknown[]) => {
      const settings = args.pop() as Settings;
      return feature(analysisOf(text, settings), ...(args as never[]));
    };
    return [name, method];
  });
  return Object.fromEntries(methods) as TextFeatures;
}

interface Judged {
  readonly analysis: Analysis;
  readonly judged: AnalysedInstallation;
}

/** A feature of the Installation at an offset; undefined where there is none. */
function ofInstallation<Args extends unknown[], Answer>(feature: (at: Judged, ...args: Args) => Answer) {
  return (analysis: Analysis, offset: number, ...args: Args): Answer | undefined => {
    const judged = installationAt(analysis, offset);
    return judged && feature({ analysis, judged }, ...args);
  };
}
