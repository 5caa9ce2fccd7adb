/*
 * Text that a file, a kubeconfig, a cluster or kubectl has chosen, made fit to be read, in a window, a terminal, a log of
 * a build or one of ours. A control character clears lines, sets titles or moves the cursor there; a mark of direction
 * shows a text in another order; a line end begins a line that nobody of us wrote. Each is written as its escape.
 */

/** The text, with LF for each of its line ends. Tabs stay. */
export function visible(text: string): string {
  return visibleText(text.replace(/\r\n?/g, '\n'));
}

/** The same on one line, for a place that has only one: a name must not begin a line of its own. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** Lines of one text, each of which stays one. */
export function lines(each: readonly string[]): string {
  return each.map(oneLine).join('\n');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const NOT_OF_A_LINE = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const NOT_OF_A_TEXT = /\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/gu;

/** The text in one line: `\n` and `\r` for its line ends, `\u001b` and its like for what commands a terminal. */
export function visibleLine(text: string): string {
  return text.replace(NOT_OF_A_LINE, escaped);
}

/** The same for a text of many lines, whose line ends (LF or CRLF) stay. */
export function visibleText(text: string): string {
  return text.replace(NOT_OF_A_TEXT, escaped);
}

function escaped(sign: string): string {
  if (sign === '\n') return '\\n';
  if (sign === '\r') return '\\r';
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
