/** The same text by itself: a slice would hold on to the whole text that it is of, for as long as it is kept. */
export function detached(text: string): string {
  return text.split('').join('');
}
