/** The allowed value that differs from what is written only in the case of its letters. */
export function sameLetters(written: string, allowed: readonly string[]): string | undefined {
  return allowed.find((value) => value.toLowerCase() === written.toLowerCase());
}
