/** How `spec.nonPrivileged` stands, at one version with one spec. Sketched here, decided in `state()`. */
export type NonPrivilegedMode =
  | 'off'
  | 'on'
  | 'on-but-doubtful'
  | 'unsupported-combination'
  | 'known-broken'
  | 'withdrawn'
  | 'ignored-value';

export interface NonPrivilegedState {
  readonly mode: NonPrivilegedMode;
  /** Why, in sentences for people; empty when `off` or simply `on`. */
  readonly reasons: readonly string[];
}
