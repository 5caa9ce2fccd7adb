/** Milliseconds that each of `runs` calls took, after some that are not counted. */
export function time(work: () => unknown, { runs = 200, warmUp = 50 } = {}): number[] {
  for (let run = 0; run < warmUp; run++) work();
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

/** The value below which this share of the samples lies: 0.5 for the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line of a report; `bar` is what the figure must stay below. */
export function report(name: string, samples: readonly number[], bar?: number): void {
  const [median, p95] = [quantile(samples, 0.5), quantile(samples, 0.95)];
  const verdict = bar === undefined ? '' : `   bar ${bar}: ${median < bar ? 'met' : 'MISSED'}`;
  console.log(`${name.padEnd(52)} p50 ${format(median)}  p95 ${format(p95)}${verdict}`);
}

export function format(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`.padStart(11);
}
