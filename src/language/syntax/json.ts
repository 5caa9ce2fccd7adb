import type { Span } from '../text/span.ts';

/** One piece of JSON, or what some take for one: a comment is group 1. */
const TOKEN = /[\uFEFF \t\r\n]+|[{}[\],:]|"(?:[^"\\\n]|\\.)*"|[-+.\w]+|(\/\/[^\n]*|\/\*[\s\S]*?\*\/)/y;

/** True where kubectl reads a text as JSON, and goes on to do so behind its first value. */
export function startsAsJson(text: string): boolean {
  return /^[\uFEFF \t\r\n]*\{(?!\{)/.test(text);
}

/**
 * The objects that stand in a row in a stretch of JSON, with or without a line end between them: kubectl reads each as
 * a document. What follows the last one, or a fault, belongs to what stands before it.
 */
export function jsonObjects(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  let depth = 0;
  let isClosed = false;
  for (const { at, token, isComment } of tokens(text, start, end)) {
    if (token.trim() === '' || isComment) continue;
    if (isClosed) {
      if (token !== '{') break;
      spans.push({ start: from, end: at });
      from = at;
    }
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    isClosed = depth === 0;
  }
  return [...spans, { start: from, end }];
}

/** A bare word that JSON does not have. */
const NO_JSON = /^(?!(?:true|false|null|[-+.\deE]+)$)[-+.\w]/;

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
  for (let at = start; at < end; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return;
    yield { at, token: match[0], isComment: match[1] !== undefined };
    at += match[0].length;
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
