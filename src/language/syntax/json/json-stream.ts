import type { Span } from '../../text/span.ts';
import { isReadable, type YamlDocument } from '../document.ts';
import { parseDocument } from '../parse.ts';
import { jsonValues } from './json.ts';

/** What kubectl takes ill in a text that begins as JSON. */
export interface JsonProblem {
  readonly span: Span;
  readonly message: string;
  /** `warning` where only an older kubectl does. */
  readonly severity: 'error' | 'warning';
}

/** A stream of JSON values, as the decoder of Go reads it: strictly, up to the first fault. */
interface Stream {
  readonly values: readonly Span[];
  /** Where it finds no JSON. */
  readonly fault?: number;
  /** Where the value begins that the text ends in. */
  readonly open?: number;
}

const BLANK = /[ \t\r\n]*/y;
const SCALAR =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none of them in its strings.
  /"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\x00-\x1f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;

/**
 * What kubectl says of a text that `startsAsJson`, less what it says of a single object. It reads values in a row and
 * passes over `null`. What is no object it refuses, and goes on behind it; at what is no JSON it ends, with what stands
 * before it applied. From 1.33 on it reads the rest as YAML, from the value that has the fault, provided that at most
 * one value stands before that. Measured with 1.20 to 1.33; `json-stream.test.ts` has the table.
 *
 * `isTold`: whether somebody else says what is wrong at a place. `known`: what the text of a document was read as
 * already, if it was.
 */
export function jsonProblems(
  text: string,
  isTold: (span: Span) => boolean,
  known: (document: string) => YamlDocument | undefined = () => undefined,
): JsonProblem[] {
  const { values, fault, open } = readStream(text);
  const strays = values.flatMap((span) => strayProblem(text, span) ?? []);
  if (open !== undefined) return [...strays, ...openProblem(open, values, isTold)];
  const span = fault === undefined ? undefined : faultSpan(text, fault);
  if (!span || isTold(span)) return strays;
  const how = values.length > 1 ? 'refused' : asYaml(text.slice(values.at(-1)?.end ?? 0), known);
  return [...strays, faultProblem(text, values, span, how)];
}

function openProblem(open: number, values: readonly Span[], isTold: (span: Span) => boolean): JsonProblem[] {
  const span = { start: open, end: open + 1 };
  if (isTold(span)) return [];
  const before = values.length > 0 ? ', with what stands before it applied' : '';
  const message = `The text ends before what begins here does: kubectl refuses it${before}.`;
  return [{ span, message, severity: 'error' }];
}

function strayProblem(text: string, span: Span): JsonProblem | undefined {
  const value = text.slice(span.start, span.end);
  if (value.startsWith('{') || value === 'null') return undefined;
  const what = STRAYS[value[0]!] ?? 'a number';
  const message = `kubectl takes only objects in a row, and refuses ${what}; what stands around it is applied all the same.`;
  return { span, message, severity: 'error' };
}

const STRAYS: Readonly<Record<string, string>> = {
  '[': 'a list of them: its items belong in a row, or into `items` of a `List`',
  '"': 'a text',
  t: '`true`',
  f: '`false`',
};

function faultProblem(text: string, values: readonly Span[], span: Span, how: AsYaml): JsonProblem {
  const what = describe(text, span);
  const refuses = `refuses the text from here on${values.length > 0 ? ', with what stands before it applied' : ''}`;
  const hint = values.length === 0 ? ' Behind a line `---` all of them read YAML.' : '';
  switch (how) {
    case 'refused':
      return { span, message: `${what}: kubectl ${refuses}.`, severity: 'error' };
    case 'cut':
      return {
        span,
        message: `${what}: kubectl up to 1.32 ${refuses}; from 1.33 on it passes over what follows this object.`,
        severity: 'error',
      };
    case 'read':
      return {
        span,
        message: `${what}: kubectl up to 1.32 ${refuses}; from 1.33 on it reads the rest as YAML.${hint}`,
        severity: 'warning',
      };
  }
}

/** Markers and directives that kubectl, which looks for lines of `---` alone, does not know for such. */
const NO_MARKER = /^\s*(?:\.\.\.|%|---[ \t]+[^#\s])/;
const FIRST_MARKER = /^\s*---[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$)/;
const NEXT_MARKER = /[\r\n]---[ \t]*(?:#[^\r\n]*)?(?![^\r\n])/;

/** How kubectl reads what begins a text as YAML: all of it, no more than the first of several objects, or not at all. */
type AsYaml = 'read' | 'cut' | 'refused';

function asYaml(text: string, known: (document: string) => YamlDocument | undefined): AsYaml {
  if (NO_MARKER.test(text)) return 'refused';
  const start = FIRST_MARKER.exec(text)?.[0].length ?? 0;
  const length = text.slice(start).search(NEXT_MARKER);
  const document = { start, end: length < 0 ? text.length : start + length };
  const written = text.slice(document.start, document.end);
  const whole = known(written) ?? parseDocument(written, LITERALLY);
  if (isYaml(whole)) return 'read';
  const [first, ...others] = jsonValues(text, document);
  const isCut = others.length > 0 && isYaml(parseDocument(text.slice(first!.start, first!.end), LITERALLY));
  return isCut ? 'cut' : 'refused';
}

const LITERALLY = { literal: true };

/** True for what is an object as YAML, or nothing. */
function isYaml(document: YamlDocument): boolean {
  const { root } = document;
  return (root === undefined || root.kind === 'map') && isReadable(document);
}

function readStream(text: string): Stream {
  const values: Span[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    at = behind(BLANK, text, at);
    if (at === text.length) return { values };
    const { end, fault } = readValue(text, at);
    if (end === undefined) return fault === undefined ? { values, open: at } : { values, fault };
    values.push({ start: at, end });
    at = end;
  }
}

/** Where a value ends, or where it has its fault; neither where the text ends in it. */
function readValue(text: string, start: number): { readonly end?: number; readonly fault?: number } {
  /** The closing signs that are due, from the outermost in. */
  const closing: string[] = [];
  let at = start;
  let awaits: 'value' | 'first' | 'key' | 'first-key' | 'next' = 'value';
  for (;;) {
    at = behind(BLANK, text, at);
    const sign = text[at];
    if (sign === undefined) return {};
    const due = closing.at(-1);
    if (awaits === 'next' ? sign === due : awaits.startsWith('first') && sign === due) {
      closing.pop();
      at++;
      awaits = 'next';
    } else if (awaits === 'next') {
      if (sign !== ',') return { fault: at };
      at++;
      awaits = due === '}' ? 'key' : 'value';
    } else if (awaits === 'key' || awaits === 'first-key') {
      const end = sign === '"' ? behind(SCALAR, text, at) : at;
      if (end === at) return { fault: at };
      const colon = behind(BLANK, text, end);
      if (text[colon] !== ':') return colon === text.length ? {} : { fault: colon };
      at = colon + 1;
      awaits = 'value';
    } else if (sign === '{' || sign === '[') {
      closing.push(sign === '{' ? '}' : ']');
      at++;
      awaits = sign === '{' ? 'first-key' : 'first';
    } else {
      const end = behind(SCALAR, text, at);
      if (end === at) return { fault: at };
      at = end;
      awaits = 'next';
    }
    if (closing.length === 0) return { end: at };
  }
}

/** Where a match at a place ends; the place itself where there is none. */
function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const FAULTY = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|#[^\r\n]*|---|\.\.\.|"[^"\r\n]*"?|'[^'\r\n]*'?|[-+.\w$]+/y;

/** What stands at a fault, and the comma before a bracket that closes too early. */
function faultSpan(text: string, at: number): Span {
  const comma = /[}\]]/.test(text[at] ?? '')
    ? /,[ \t\r\n]*$/.exec(text.slice(Math.max(0, at - 1000), at))
    : null;
  if (comma) return { start: at - comma[0].length, end: at - comma[0].length + 1 };
  const end = behind(FAULTY, text, at);
  return { start: at, end: end > at ? end : at + (text.codePointAt(at)! > 0xffff ? 2 : 1) };
}

function describe(text: string, { start, end }: Span): string {
  const found = text.slice(start, end);
  if (found === ',') {
    const isLast = /^[ \t\r\n]*[}\]]/.test(text.slice(end, end + 1000));
    return `JSON takes no comma ${isLast ? 'behind the last entry' : 'here'}`;
  }
  if (/^(?:#|\/[/*])/.test(found)) return 'JSON takes no comments';
  if (found === '---' || found === '...') return `JSON takes no \`${found}\` between objects`;
  if (found.startsWith("'")) return 'JSON takes no single quotes';
  if (/^"(?:[^"]*\t|[^"]*$)/.test(found)) return 'JSON takes neither tabs nor line ends between quotes';
  if (found.startsWith('"'))
    return found.includes('\\')
      ? 'JSON does not know all escapes between these quotes'
      : 'JSON takes a comma or a colon before this';
  if (/^[A-Za-z_$]/.test(found)) return 'JSON takes words only in double quotes';
  return 'This is not JSON';
}
