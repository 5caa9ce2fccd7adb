import type { Path } from '../text/path.ts';
import type { CalicoVersion } from '../versions/version.ts';
import type { Assumption } from './assumption.ts';
import type { ClusterFacts } from './cluster/facts.ts';
import type { NonPrivilegedState } from './non-privileged.ts';
import type { InstallationSpec } from './spec.ts';

/** An Installation as the operator of one Calico version sees it: what rules judge and features show. */
export interface Installation {
  readonly version: CalicoVersion;
  /** `metadata.name`; undefined where the text gives none (Helm values, `generateName`). */
  readonly name: string | undefined;
  /**
   * `partial` is a patch: what is absent is unknown, not defaulted, and must never be called missing. There
   * `spec` holds just what is written.
   */
  readonly completeness: 'whole' | 'partial';
  /** What is written and structurally sound; wrong types and unknown keys are left out, indexes of lists hold. */
  readonly written: InstallationSpec;
  /** The fixed point of the operator's defaulting over `written`. */
  readonly spec: InstallationSpec;
  /** What defaulting took to hold of the cluster without being told; empty where `spec` does not hang on it. */
  readonly assumptions: readonly Assumption[];
  readonly cluster: ClusterFacts;
  /** What it was laid over, where it is an overlay together with that. */
  readonly base?: Installation;
  /** Mode, and why: the one answer to every question about `nonPrivileged`. */
  readonly nonPrivileged: NonPrivilegedState;
  /** True when the value at `path` (from the object's root: `['spec', 'cni', 'type']`) stands in the text. */
  isWritten(path: Path): boolean;
}
