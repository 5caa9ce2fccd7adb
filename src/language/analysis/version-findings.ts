import type { Contents } from '../documents/read.ts';
import { versionComments } from '../documents/target-version.ts';
import type { Finding } from './finding.ts';

/** The code of what is to be said of a comment that names a version. */
export const TARGET_VERSION = 'target-version';

/** What a comment means that does not simply name a release, where an Installation hangs on it. */
export function versionFindings(contents: Contents): Finding[] {
  const { text, scan, units } = contents;
  if (!scan || scan.versions.length === 0) return [];
  const holder = units.find(({ unit }) => !unit.isEmbedded && unit.isOurs) ?? units[0];
  if (!holder) return [];
  const { start, unit } = holder;
  return [...versionComments(text, scan.versions)].flatMap(({ version, note, written, span }) => {
    // What a template will write there, or somebody who has not written it yet, is not known.
    if (note === undefined || written === '' || /[{}<>$%]/.test(written)) return [];
    return [
      {
        code: TARGET_VERSION,
        severity: version ? 'information' : 'warning',
        message: version ? note : `${note} The comment is ignored.`,
        // The comment may stand outside of every document.
        location: { unit, span: { start: span.start - start, end: span.end - start } },
        path: '',
        related: [],
        fixes: [],
        tags: [],
      },
    ];
  });
}
