/*
 * Signs that nobody sees, or that act on what stands around them: control characters, the two line ends that only some
 * programs know, what turns the direction of writing, and whatever else takes no room, as a zero-width space, a byte
 * order mark, a soft hyphen or a tag do. The cluster layer has the same, `cluster/text/foreign-text.ts`; one table of tests
 * holds both.
 */

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

const UNSEEN =
  '(?![\\n\\t])\\p{Cc}|[\\u2028\\u2029\\uFFF9-\\uFFFB\\p{Bidi_Control}\\p{Default_Ignorable_Code_Point}]';
const ANY = new RegExp(UNSEEN, 'u');
const EACH = new RegExp(`(${BELONGS})|${UNSEEN}`, 'gu');

/**
 * The text with each of them as its escape: unless told otherwise, in UTF-16 units, as JSON has them. Line ends (LF) and
 * tabs stay.
 */
export function seen(text: string, write: (sign: string) => string = inUnits): string {
  // Of most texts nothing is to be replaced, and to look for what belongs takes longer.
  if (!ANY.test(text)) return text;
  return text.replace(EACH, (found, belongs: string | undefined) => belongs ?? write(found));
}

/** The same in one line: `\n` and `\r` stand for its line ends, for what a file says in a list, a title or a label. */
export function visibleLine(text: string): string {
  return seen(text.replaceAll('\r', '\\r')).replaceAll('\n', '\\n');
}

/** True where something in a text would not be seen. */
export function hasUnseen(text: string): boolean {
  return ANY.test(text) && seen(text) !== text;
}

function inUnits(sign: string): string {
  const units = sign.length > 1 ? [sign.charCodeAt(0), sign.charCodeAt(1)] : [sign.charCodeAt(0)];
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
