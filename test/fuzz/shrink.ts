/** Questions that looking for a smaller text may ask, and how long, in milliseconds. */
const MOST_TRIES = 400;
const PATIENCE = 10_000;

/** A text in which the same is wrong, with as many lines and then signs left out as can be. */
export function shrink(text: string, isStillWrong: (text: string) => boolean): string {
  const end = performance.now() + PATIENCE;
  let tries = MOST_TRIES;
  const cut = (parts: readonly string[]): string[] => {
    let kept = [...parts];
    for (let size = kept.length >> 1; size >= 1 && tries > 0; size >>= 1) {
      for (let at = 0; at < kept.length && tries > 0 && performance.now() < end; tries--) {
        const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
        if (isStillWrong(fewer.join(''))) kept = fewer;
        else at += size;
      }
    }
    return kept;
  };
  const lines = cut(text.split(/(?<=\n)/)).join('');
  return lines.length > 400 ? lines : cut([...lines]).join('');
}
