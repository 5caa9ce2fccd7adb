/** Does something now and then: at once when it has not been done for a while, otherwise a little later, once. */
export function throttled(milliseconds: number, action: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    action();
  };
  return {
    soon: () => {
      if (timer) return;
      const wait = last + milliseconds - performance.now();
      if (wait <= 0) now();
      else timer = setTimeout(now, wait);
    },
    now,
  };
}
