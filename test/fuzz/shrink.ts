/** Questions that looking for something smaller may ask, and how long, in milliseconds. */
const MOST_TRIES = 400;
const PATIENCE = 10_000;

/** A text in which the same is wrong, with as many lines and then signs left out as can be. */
export function shrink(text: string, isStillWrong: (text: string) => boolean): string {
  const cut = (parts: readonly string[]) => fewer(parts, (some) => isStillWrong(some.join(''))).join('');
  const lines = cut(text.split(/(?<=\n)/));
  return lines.length > 400 ? lines : cut([...lines]);
}

/** As few of the parts as can be, in their order, with which the same is wrong. */
export function fewer<Part>(parts: readonly Part[], isStillWrong: (parts: Part[]) => boolean): Part[] {
  const end = performance.now() + PATIENCE;
  let tries = MOST_TRIES;
  let kept = [...parts];
  for (let size = kept.length >> 1; size >= 1 && tries > 0; size >>= 1) {
    for (let at = 0; at < kept.length && tries > 0 && performance.now() < end; tries--) {
      const some = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (isStillWrong(some)) kept = some;
      else at += size;
    }
  }
  return kept;
}
