import type { InstallationSource } from '../documents/installations.ts';
import type { Contents, PlacedUnit, Unit } from '../documents/read.ts';
import { findVersionComment, versionComments } from '../documents/target-version.ts';
import type { CalicoVersion } from '../versions/version.ts';
import { type TargetVersion, targetOf, targetOfLive } from './target.ts';

/** An Installation of a text, and the release that it is for. */
export interface Subject {
  readonly placed: PlacedUnit;
  readonly source: InstallationSource;
  readonly target: TargetVersion;
}

export interface Subjects {
  readonly whole: readonly Subject[];
  /** Their documents have faults, so that nobody can read them to the end. */
  readonly unfinished: readonly Subject[];
}

/**
 * Every Installation of a text, in its order. `target` is the version where the text names none; with `force`, of all.
 */
export function subjectsOf(
  contents: Contents,
  { target, force }: { readonly target: TargetVersion; readonly force?: boolean },
): Subjects {
  const comments = [...versionComments(contents.text, contents.scan?.versions ?? [])];
  const fileComment = comments.find(({ version }) => version)?.version;
  const whole: Subject[] = [];
  const unfinished: Subject[] = [];
  let outer: CalicoVersion | undefined;
  for (const placed of contents.units) {
    const { unit } = placed;
    const own = fileComment && findVersionComment(unit.text)?.version;
    // What stands in a scalar comes after the document of that scalar, whose comment holds for it as well.
    if (!unit.isEmbedded) outer = own;
    const comment = own ?? outer ?? fileComment;
    const subjects = isBroken(unit) ? unfinished : whole;
    for (const source of unit.installations) {
      const otherwise = targetOfLive(source.root, target);
      const found = force ? target : targetOf(comment, source.chartVersion, otherwise);
      subjects.push({ placed, source, target: found });
    }
  }
  return { whole, unfinished };
}

/** The API server says nothing of a document that it cannot read, so neither do we. */
function isBroken(unit: Unit): boolean {
  return unit.document.problems.some((problem) => problem.code !== 'yaml-duplicate-key');
}
