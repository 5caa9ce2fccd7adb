/**
 * Text that a kubeconfig, a cluster or kubectl has chosen, made fit to be read: control characters and the signs that
 * turn the direction of what follows are written out (`\u001b`), so that none of them acts. Line ends and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(ACTING, written);
}

/** The same on one line, for a place that has only one: a name must not begin a line of its own. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** Lines of one text, each of which stays one. */
export function lines(each: readonly string[]): string {
  return each.map(oneLine).join('\n');
}

/** Control characters, the two line ends that only some programs know, and what embeds, overrides and isolates. */
const ACTING = /(?![\n\t])\p{Cc}|[\u2028-\u202e\u2066-\u2069]/gu;

function written(sign: string): string {
  return `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`;
}
