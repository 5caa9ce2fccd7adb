/** A count of pods or a share of them, as Kubernetes reads an IntOrString of a rollout. */
export interface IntOrPercent {
  readonly amount: number;
  readonly percent: boolean;
}

/**
 * Reads `1` or `"10%"`. Undefined for a string that is not a whole number followed by `%` (so for `"25"` and
 * `"2.5%"`, too): Kubernetes refuses those (apps/validation, `validatePositiveIntOrPercent`).
 */
export function parseIntOrPercent(written: number | string): IntOrPercent | undefined {
  if (typeof written === 'number') return { amount: written, percent: false };
  return /^\d+%$/.test(written) ? { amount: Number(written.slice(0, -1)), percent: true } : undefined;
}

/** What Kubernetes has against such a value in an update strategy, in words that follow "is …"; undefined for nothing. */
export function intOrPercentFault(written: number | string): string | undefined {
  const value = parseIntOrPercent(written);
  if (!value) return 'neither a number nor a whole percentage';
  if (value.amount < 0) return 'negative';
  return value.percent && value.amount > 100 ? 'above 100%' : undefined;
}

/** True where Kubernetes takes the value for none at all: absent, `0`, `0%`. */
export function isZero(written: number | string | undefined): boolean {
  return written === undefined || parseIntOrPercent(written)?.amount === 0;
}
