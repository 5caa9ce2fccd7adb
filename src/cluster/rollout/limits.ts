/** How long a flow waits for others, in milliseconds. */
export interface Limits {
  /** For a word of the operator on the new generation, and for its new template. */
  readonly operatorMs: number;
  /** For a rollout in which no pod makes any progress. */
  readonly stuckMs: number;
  /** For a Degraded that may pass by itself, such as a conflict of the operator with itself. */
  readonly settleMs: number;
  /** For a cluster that is out of reach while it is watched. */
  readonly patienceMs: number;
}

export const LIMITS: Limits = {
  operatorMs: 180_000,
  stuckMs: 300_000,
  settleMs: 15_000,
  patienceMs: 60_000,
};
