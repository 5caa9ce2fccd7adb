/*
 * What a file says, outside of the file: in a list, a title, a terminal. A control character acts there, a mark of
 * direction shows what stands beside it in another order, and a line end begins a line that nobody of us wrote. The
 * cluster layer has the same for the words of clusters, `cluster/foreign-text.ts`; one table of tests holds both.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const ACTING = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/gu;

/** The text in one line: `\n` and `\r` for its line ends, `\u001b` and its like for what acts. Tabs stay. */
export function visibleLine(text: string): string {
  return text.replace(ACTING, escaped);
}

function escaped(sign: string): string {
  if (sign === '\n') return '\\n';
  if (sign === '\r') return '\\r';
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
