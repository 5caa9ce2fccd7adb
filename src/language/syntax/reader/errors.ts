import type { Span } from '../../text/span.ts';
import type { SyntaxProblem } from '../document.ts';
import { lineStart } from '../edit/layout.ts';
import type { ComposeError } from './compose.ts';

/** More than these only follow from the first. */
const MOST_ERRORS = 5;

const SENTENCES: Partial<Record<ComposeError['code'], string>> = {
  ALIAS_PROPS: 'An alias takes neither an anchor nor a tag.',
  BAD_ALIAS: 'An anchor or alias needs a name.',
  BAD_COLLECTION_TYPE: 'The tag does not fit this kind of value.',
  BAD_DIRECTIVE: 'This directive is not known.',
  BAD_DQ_ESCAPE: 'Not an escape that double quotes know; write `\\\\` for a backslash.',
  BAD_PROP_ORDER: 'The anchor or tag stands in the wrong place.',
  BAD_SCALAR_START: 'An unquoted value cannot start with this sign: quote the value.',
  BLOCK_IN_FLOW: 'Inside of brackets or braces, lists and maps need brackets or braces too.',
  KEY_OVER_1024_CHARS: 'The key is longer than 1024 characters.',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line; perhaps a colon is missing.',
  MULTIPLE_ANCHORS: 'A value takes only one anchor.',
  MULTIPLE_TAGS: 'A value takes only one tag.',
  RESOURCE_EXHAUSTION: 'Nested too deep.',
  TAG_RESOLVE_FAILED: 'This tag is not known.',
};

/** What the parser complains of, in our words; one per line, since the rest only follows from it. */
export function readErrors(errors: readonly ComposeError[], part: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const lines: Span[] = [];
  for (const error of errors) {
    if (problems.length === MOST_ERRORS) break;
    const [at] = error.pos;
    // A line may be as long as the text and full of errors, so its ends are looked for once.
    if (lines.some(({ start, end }) => start <= at && at <= end)) continue;
    const line = lineStart(part, at);
    const lineEnd = part.indexOf('\n', at);
    lines.push({ start: line, end: lineEnd < 0 ? part.length : lineEnd });
    problems.push(tabProblem(error, part, line) ?? problem(error, part));
  }
  return problems;
}

/** Tabs lead the parser to errors of many kinds. */
function tabProblem(error: ComposeError, part: string, line: number): SyntaxProblem | undefined {
  const indent = /[ \t]*/y;
  indent.lastIndex = line;
  const tab = indent.exec(part)![0].indexOf('\t');
  if (tab < 0 && error.code !== 'TAB_AS_INDENT') return undefined;
  const start = tab < 0 ? error.pos[0] : line + tab;
  const message = 'A tab in the indentation: YAML takes only spaces there.';
  return { code: 'yaml-tab', span: { start, end: start + 1 }, message };
}

function problem({ pos: [from, to], code, message }: ComposeError, part: string): SyntaxProblem {
  const start =
    code === 'BAD_INDENT' && !/^Flow/.test(message) ? contentFrom(part, from) : Math.min(from, part.length);
  const lineEnd = part.indexOf('\n', start);
  const rest = lineEnd < 0 ? part.length : lineEnd;
  const end = start > from ? rest : Math.max(start, Math.min(to, rest));
  const sentence =
    SENTENCES[code] ?? describe(code, message, part.slice(start, lineEnd < 0 ? undefined : lineEnd));
  const mark = code === 'BAD_ALIAS' ? 'yaml-alias' : 'yaml-syntax';
  return { code: mark, span: { start, end }, message: sentence };
}

/** Comments and empty lines are indented as they like: what follows them is meant. */
function contentFrom(part: string, from: number): number {
  const skipped = /(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*/y;
  skipped.lastIndex = Math.min(from, part.length);
  skipped.test(part);
  return skipped.lastIndex < part.length ? skipped.lastIndex : Math.min(from, part.length);
}

/** Codes that stand for several faults. `rest` is the line from the error on. */
function describe(code: ComposeError['code'], message: string, rest: string): string {
  switch (code) {
    case 'MISSING_CHAR':
      return describeMissing(message);
    case 'BAD_INDENT':
      return /^Flow/.test(message)
        ? 'The closing bracket or brace is missing, or stands too far to the left.'
        : 'This line is not indented like its neighbours.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /[^"']: /.test(rest)
        ? 'A second `key: value` on one line: begin a new line, or quote the value.'
        : 'The line below is indented as if it belonged to this value.';
    default:
      if (/block-seq-ind/.test(message)) return 'A list begins on a new line, not behind its key.';
      return /comma|Unexpected ,/.test(message) ? 'One comma too many.' : 'This does not belong here.';
  }
}

function describeMissing(message: string): string {
  if (/quote/.test(message)) return 'The closing quote is missing.';
  if (/map values/.test(message))
    return 'A key without a value: a colon is missing, or the indentation is off.';
  if (/must end with/.test(message)) return 'The closing bracket or brace is missing.';
  if (/Missing , /.test(message)) return 'A comma is missing here.';
  return /space/.test(message) ? 'A space is missing here.' : 'Something is missing here.';
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const REFUSED = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** The first sign that YAML takes nowhere, not even in quotes. */
export function readControlSign(part: string): SyntaxProblem[] {
  const start = part.search(REFUSED);
  if (start < 0) return [];
  const code = part.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  const span = { start, end: start + 1 };
  return [{ code: 'yaml-syntax', span, message: `A control character, U+${code}: YAML takes none.` }];
}
