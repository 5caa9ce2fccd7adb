import type { Span } from '../text/span.ts';
import { readVersion, type VersionText } from '../versions/releases.ts';

/** `# calico-version: v3.29.7`: what the text itself says about the version it is meant for. */
export interface VersionComment extends VersionText {
  /** What stands after the colon. */
  readonly written: string;
  readonly span: Span;
}

const COMMENT = /^[\uFEFF \t]*#[ \t]*calico-version:[ \t]*(\S*)/m;

/** The first such comment of a text; undefined where there is none. Offsets count from the text's start. */
export function findVersionComment(text: string): VersionComment | undefined {
  // Most texts have none, and the pattern is slow to find that out.
  const match = text.includes('calico-version:') ? COMMENT.exec(text) : null;
  if (!match) return undefined;
  const written = match[1]!;
  const end = match.index + match[0].length;
  return { ...readVersion(written), written, span: { start: end - written.length, end } };
}

/** All of them, in order, where it is known which lines have the word. */
export function* versionComments(text: string, mentions: readonly number[]): Generator<VersionComment> {
  for (const at of mentions) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    const found = findVersionComment(text.slice(start, end < 0 ? text.length : end));
    if (found) yield { ...found, span: { start: start + found.span.start, end: start + found.span.end } };
  }
}
