import type { Span } from '../../text/span.ts';

/** One piece of JSON, as Go parts it (`nullnull` is two), or what some take for one: a comment is group 1. */
const TOKEN =
  /[\uFEFF \t\r\n]+|[{}[\],:]|"(?:[^"\\\n]|\\.)*"|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|[-+.\w]+|(\/\/[^\n]*|\/\*[\s\S]*?\*\/)/y;

/** True where kubectl reads a text as JSON, and goes on to do so behind its first value. */
export function startsAsJson(text: string): boolean {
  return /^[\uFEFF \t\r\n]*\{(?!\{)/.test(text);
}

/**
 * The values that stand in a row in a stretch of JSON, with or without a line end between them, each up to the next
 * one: kubectl reads each as a document. What follows that is no JSON is the last document. Within a value only
 * brackets and quotes count, so that one that is faulty hides none of the others.
 */
export function jsonValues(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  let depth = 0;
  let isClosed = false;
  for (const { at, token, isComment } of tokens(text, start, end)) {
    if (token.trim() === '' || (isComment && !isClosed)) continue;
    if (isClosed) {
      spans.push({ start: from, end: at });
      from = at;
      if (!BEGINS_VALUE.test(token)) return [...spans, { start: from, end }];
    }
    // From here on it is YAML, or nothing: brackets may stand in quotes and comments that JSON has not.
    if (/^['"#]$/.test(token)) return [...spans, { start: from, end }];
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    isClosed = depth <= 0;
  }
  return [...spans, { start: from, end }];
}

/** A word that is none of JSON begins YAML. */
const BEGINS_VALUE = /^(?:[{["]|(?:true|false|null|-?\d[-+.\deE]*)$)/;

/** A bare word or a sign that JSON does not have. */
const NO_JSON = /^(?!(?:true|false|null|[-+.\deE]+)$)[^{}[\],:"/]/;

/** The comments in a stretch of JSON, which has none. Empty for any other text, as far as it is not JSON. */
export function jsonComments(text: string): Span[] {
  if (!/\/[/*]/.test(text)) return [];
  const comments: Span[] = [];
  let isOpen = false;
  for (const { at, token, isComment } of tokens(text, 0, text.length)) {
    if (isComment) comments.push({ start: at, end: at + token.length });
    else if (token.trim() !== '') {
      // A template, or YAML in braces, where `//` is a part of a word.
      const isOther = isOpen ? NO_JSON.test(token) : token !== '{' || text[at + 1] === '{';
      if (isOther) return [];
      isOpen = true;
    }
  }
  return isOpen ? comments : [];
}

function* tokens(
  text: string,
  start: number,
  end: number,
): Generator<{ readonly at: number; readonly token: string; readonly isComment: boolean }> {
  // A comment that nobody closes is none; to look for its end at each of many would take ever so long.
  const lastClosed = text.lastIndexOf('*/');
  for (let at = start; at < end; ) {
    const isOpen = text.startsWith('/*', at) && at + 2 > lastClosed;
    TOKEN.lastIndex = at;
    const match = isOpen ? null : TOKEN.exec(text);
    const token = match ? match[0] : text[at]!;
    yield { at, token, isComment: match?.[1] !== undefined };
    at += token.length;
  }
}

/** The text with blanks in these places, so that all others stay where they are. */
export function blanked(text: string, spans: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of spans) {
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    done = end;
  }
  return result + text.slice(done);
}
