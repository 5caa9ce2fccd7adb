import type { Hints } from '../documents/read.ts';
import { filesAround, hintsAround, type Workspace } from '../documents/workspace/scope.ts';
import { type FileSurvey, surveyContents } from '../documents/workspace/survey.ts';
import type { Analysis } from './analyse.ts';
import type { Elsewhere } from './resource-location.ts';

export { filesToAsk, hintsAround, type Workspace } from '../documents/workspace/scope.ts';
export { type FileSurvey, surveyFile } from '../documents/workspace/survey.ts';

/** What the files around one have to say to its Installations. */
export interface Around {
  readonly elsewhere: readonly Elsewhere[];
  readonly hints: Hints;
}

/** `uriOf` gives the addresses by which findings will name files. */
export function around(path: string, workspace: Workspace, uriOf: (path: string) => string): Around {
  const files = [...filesAround(path, workspace)].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    elsewhere: files.map(([file, contents]) => ({ uri: uriOf(file), contents })),
    hints: hintsAround(path, workspace),
  };
}

/** What a text that is open has to say to others; undefined for one without an Installation: see `surveyFile`. */
export function surveyAnalysis({
  contents,
  installations,
}: Analysis): { readonly survey: FileSurvey | undefined } | undefined {
  return installations.length > 0 ? { survey: surveyContents(contents) } : undefined;
}
