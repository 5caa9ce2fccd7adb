import type { PathEdit } from './edit.ts';
import type { Path } from './path.ts';

/**
 * What the API server or the operator refuses is an error; what is accepted and then ignored, changed or broken
 * is a warning; a documented caveat is information.
 */
export type Severity = 'error' | 'warning' | 'information';

/** How editors paint it besides: struck out, or faded for what has no effect. */
export type Tag = 'deprecated' | 'unnecessary';

/** Another object beside the Installation, by identity: see `Neighbour` in `documents/`. */
export interface ResourceHandle {
  readonly kind: string;
  readonly name: string;
}

/** A place in the Installation's object, from its root (`['spec', 'nonPrivileged']`), or in another object. */
export interface Place {
  readonly path: Path;
  /** The object that `path` is in; the Installation itself when absent. */
  readonly resource?: ResourceHandle;
  /**
   * What of the pair to underline; the value when absent. A place that is not in the text is shown at its
   * nearest written ancestor's key, so a rule need not care what is written.
   */
  readonly mark?: 'key' | 'value' | 'pair';
}

/** A way to mend a problem. The title says what it does, in the imperative: `Remove nonPrivileged`. */
export interface Fix {
  readonly title: string;
  /** Safe: certainly what was meant, so that "fix all" and the command line may apply it unasked. */
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly PathEdit[];
  /** The object that the edits' paths are in; the Installation itself when absent. */
  readonly resource?: ResourceHandle;
}

/** What a check reports: what is wrong here, with the value; the fault's page says why, a fix what to do. */
export interface Problem extends Place {
  readonly message: string;
  /** Set where one rule passes on what another one says of the whole: that one's id, which the finding carries. */
  readonly code?: string;
  /** Where this one weighs otherwise than its rule says: a verdict that only the cluster can settle, say. */
  readonly severity?: Severity;
  readonly related?: readonly (Place & { readonly message: string })[];
  readonly fixes?: readonly Fix[];
}
