import type { Hints } from './analysis/hints.ts';
import type { Elsewhere } from './analysis/resource-location.ts';
import type { ClusterVersion } from './analysis/target.ts';
import type { RuleSettings } from './features/diagnostics.ts';
import type { ClusterFacts } from './installation/cluster/facts.ts';
import type { ClusterSchema } from './schema/crd/cluster-schema.ts';

/** A text as an editor holds it: `version` grows with every change. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export interface Settings {
  /** As `readVersion` takes it: `v3.29.7`, `3.29`; empty for the newest release known. */
  readonly calicoVersion: string;
  /** Another severity for a code, or silence. */
  readonly rules?: RuleSettings;
  /** Who reports what is wrong with the YAML itself: another extension does where it is `theirs`. */
  readonly syntax?: 'ours' | 'theirs';
  /** What is known of the cluster; where it says nothing, the documented assumptions hold. */
  readonly cluster?: ClusterFacts;
  /** The cluster's own definition of the Installation, which decides on the structure where it is of the target version. */
  readonly clusterSchema?: ClusterSchema;
  /** The Calico of a cluster, as far as it is to be followed. */
  readonly clusterVersion?: ClusterVersion;
  /** What other files hold of neighbours; one list is told from another by its identity. */
  readonly elsewhere?: readonly Elsewhere[];
  /** What is known of the text from where it was found; of an open text, its address is known anyway. */
  readonly hints?: Hints;
}
