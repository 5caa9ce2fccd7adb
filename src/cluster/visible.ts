/**
 * Text that others wrote, made fit for a terminal, a log of a build, or one of ours. A control character there clears
 * lines, sets titles or moves the cursor; a mark of direction shows a text in another order; a line end begins a line
 * of the log that nobody of us wrote. Each is written as its escape instead.
 */

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
