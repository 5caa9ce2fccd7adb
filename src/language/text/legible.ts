/**
 * A text as it is read: a lone CR ends a line for the API server and for editors, but not for the parser, nor where we
 * look for lines ourselves. Every offset stays.
 */
export function legible(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
