/**
 * Whether one of these patterns is the name of a context, as a whole: `*` stands for any text, `?` for one character,
 * and everything else for itself. A name may hold slashes, as those of EKS do, and `*` goes across them.
 */
export function isProtected(context: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matches([...context], [...pattern]));
}

/**
 * No regular expression: one of many stars can take one for ever. Where a character does not fit, the last star
 * takes one more; earlier ones never need to, since each has taken the least that it could.
 */
function matches(text: readonly string[], pattern: readonly string[]): boolean {
  let [here, at] = [0, 0];
  let star = -1;
  let takenTo = 0;
  while (here < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      takenTo = here;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[here])) {
      here++;
      at++;
    } else if (star >= 0) {
      at = star + 1;
      here = ++takenTo;
    } else return false;
  }
  return pattern.slice(at).every((character) => character === '*');
}
