import { type Analysis, startOf } from '../analysis/analyse.ts';
import type { PlacedUnit, Unit } from '../documents/read.ts';
import type { Diagnostic } from './diagnostics.ts';

/**
 * Less what somebody else says as well. `syntax`: another extension reads the file as YAML and reports what is wrong
 * with that; what stands in a scalar is no YAML to it. And whoever names a schema in the file has its structure
 * judged by that.
 */
export function withoutOthers(
  analysis: Analysis,
  found: readonly Diagnostic[],
  syntax: 'ours' | 'theirs',
): Diagnostic[] {
  const hasSchema = new Map<Unit, boolean>();
  return found.filter(({ code, finding: { location } }) => {
    const { unit } = location;
    if (code.startsWith('yaml-')) return syntax === 'ours' || unit.isEmbedded;
    if (code !== 'unknown-field' && !code.startsWith('schema-')) return true;
    if (!hasSchema.has(unit)) {
      const placed = { start: startOf(analysis, unit), unit };
      hasSchema.set(unit, location.uri === undefined && schemaOf(analysis.text, placed) !== undefined);
    }
    return !hasSchema.get(unit);
  });
}

const MODELINE = /^#\s+(?:yaml-language-server\s*:.*?\$schema(?:=|:[^\S\r\n]*)|\$schema:[^\S\r\n]*)(\S+)/m;
const HEAD = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r(?!\n)|\n|$))*/;
/** Comments, directives and the marker before a first document. A CRLF is one line end in one way only. */
const BEFORE_FIRST =
  /^\uFEFF?(?:(?:[ \t]*(?:#[^\r\n]*)?|%[^\r\n]*|---[ \t]*(?:[ \t]#[^\r\n]*)?)(?:\r\n|\r(?!\n)|\n))*(?:---)?$/;

/**
 * What a document's `# yaml-language-server: $schema=…` names, read as Red Hat's language server does: a comment
 * before the document's content. `none` asks for no schema, and then nobody else judges either.
 */
export function schemaOf(text: string, { start, unit }: PlacedUnit): string | undefined {
  return unit.isEmbedded ? undefined : schemaNamed(text, start, unit.text);
}

/** The same of a document of the text by where it starts and what it says. */
export function schemaNamed(text: string, start: number, document: string): string | undefined {
  const before = text.slice(0, Math.min(start, 10_000));
  const head = (BEFORE_FIRST.test(before) ? before : '') + HEAD.exec(document)![0];
  const named = MODELINE.exec(head)?.[1];
  return named?.toLowerCase() === 'none' ? undefined : named;
}
