import type { InstallationSource } from '../documents/installations.ts';
import type { Contents, PlacedUnit } from '../documents/read.ts';
import { findVersionComment, versionComments } from '../documents/target-version.ts';
import { isReadable } from '../syntax/document.ts';
import type { CalicoVersion } from '../versions/version.ts';
import { type TargetVersion, targetOf, targetOfLive } from './target.ts';

/** An Installation of a text, and the release that it is for. */
export interface FoundInstallation {
  readonly placed: PlacedUnit;
  readonly source: InstallationSource;
  readonly target: TargetVersion;
}

export interface FoundInstallations {
  readonly readable: readonly FoundInstallation[];
  /** Their documents have faults, so that nobody can read them to the end. */
  readonly unfinished: readonly FoundInstallation[];
}

/**
 * Every Installation of a text, in its order. `target` is the version where the text names none; with `force`, of all.
 */
export function findInstallations(
  contents: Contents,
  { target, force }: { readonly target: TargetVersion; readonly force?: boolean },
): FoundInstallations {
  const comments = [...versionComments(contents.text, contents.scan?.versions ?? [])];
  const fileComment = comments.find(({ version }) => version)?.version;
  const readable: FoundInstallation[] = [];
  const unfinished: FoundInstallation[] = [];
  let outer: CalicoVersion | undefined;
  for (const placed of contents.units) {
    const { unit } = placed;
    const own = fileComment && findVersionComment(unit.text)?.version;
    // What stands in a scalar comes after the document of that scalar, whose comment holds for it as well.
    if (!unit.isEmbedded) outer = own;
    const comment = own ?? outer ?? fileComment;
    // The API server says nothing of a document that it cannot read, so neither do we.
    const found = isReadable(unit.document) ? readable : unfinished;
    for (const source of unit.installations) {
      const otherwise = targetOfLive(source.root, target);
      found.push({
        placed,
        source,
        target: force ? target : targetOf(comment, source.chartVersion, otherwise),
      });
    }
  }
  return { readable, unfinished };
}
