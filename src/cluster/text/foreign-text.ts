/*
 * Text that a file, a kubeconfig, a cluster or kubectl has chosen, made fit to be read, in a window, a terminal, a log of
 * a build or one of ours. A control character clears lines, sets titles or moves the cursor there; a mark of direction
 * shows a text in another order; a line end begins a line that nobody of us wrote; a sign without width makes two names
 * look the same. Each is written as its escape.
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

/** Where they belong to what is seen: emoji, scripts that join their letters, variants of ideographs. */
const JOINING =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}';
const EMOJI = '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|[\\uFE0E\\uFE0F])?';
const BELONGS = [
  `${EMOJI}(?:\\u200D${EMOJI})+`,
  '\\p{Extended_Pictographic}[\\uFE0E\\uFE0F]',
  '[#*0-9]\\uFE0F\\u20E3',
  // The flags of England, Scotland and Wales.
  '\\u{1F3F4}\\u{E0067}\\u{E0062}[\\u{E0061}-\\u{E007A}]{3}\\u{E007F}',
  `[${JOINING}][\\u200C\\u200D](?=[${JOINING}])`,
  '\\p{Ideographic}[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  '\\p{Script=Mongolian}[\\u180B-\\u180F]',
].join('|');

/** What takes no room, the two line ends that only some programs know, and what turns the direction of writing. */
const UNSEEN = '[\\u2028\\u2029\\uFFF9-\\uFFFB\\p{Bidi_Control}\\p{Default_Ignorable_Code_Point}]';
const NOT_OF_A_LINE = expressions(`(?!\\t)\\p{Cc}|${UNSEEN}`);
const NOT_OF_A_TEXT = expressions(`\\r(?!\\n)|(?![\\r\\n\\t])\\p{Cc}|${UNSEEN}`);

/** The text in one line: `\n` and `\r` for its line ends, `\u001b` and its like for what commands a terminal. */
export function visibleLine(text: string): string {
  return escapedIn(text, NOT_OF_A_LINE);
}

/** The same for a text of many lines, whose line ends (LF or CRLF) stay. */
export function visibleText(text: string): string {
  return escapedIn(text, NOT_OF_A_TEXT);
}

interface Expressions {
  readonly any: RegExp;
  readonly each: RegExp;
}

function expressions(unseen: string): Expressions {
  return { any: new RegExp(unseen, 'u'), each: new RegExp(`(${BELONGS})|${unseen}`, 'gu') };
}

function escapedIn(text: string, { any, each }: Expressions): string {
  // Of most texts nothing is to be replaced, and to look for what belongs takes longer.
  if (!any.test(text)) return text;
  return text.replace(each, (found, belongs: string | undefined) => belongs ?? escaped(found));
}

/** In UTF-16 units, as JSON has them. */
function escaped(sign: string): string {
  if (sign === '\n') return '\\n';
  if (sign === '\r') return '\\r';
  const units = sign.length > 1 ? [sign.charCodeAt(0), sign.charCodeAt(1)] : [sign.charCodeAt(0)];
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
