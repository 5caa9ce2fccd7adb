import type { Json } from './object/live-object.ts';

/**
 * What is known of Calico beyond the cluster. This layer carries text and looks at objects; what they mean at a
 * version, the caller says: the command line from the language service, the editor from its server.
 * Versions are `3.29.7`.
 */
export interface CalicoFacts {
  /** The Calico release that an operator's tag (`v1.36.16`) installs. */
  releaseOfOperator(tag: string): Answer<string | undefined>;
  /** What the API server and the operator would say of manifests, at a version, on a cluster of which this is known. */
  judge(
    text: string,
    calicoVersion: string,
    facts: { readonly [fact: string]: Json },
  ): Answer<readonly ReportedProblem[]>;
  /** How `nonPrivileged: Enabled` stands at a version, whatever else the spec says. */
  mode(calicoVersion: string): Answer<ModeAtVersion>;
  /** What calico-node runs with when the mode is on; undefined where no release of that version renders it. */
  rendering(calicoVersion: string): Answer<NodeRendering | undefined>;
  /** The rules that a message of the operator leads to, the most specific first. */
  codesOfMessage(message: string): Answer<readonly string[]>;
}

export type Answer<Value> = Value | Promise<Value>;

export interface ReportedProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** `spec.calicoNetwork.bgp`. */
  readonly path: string;
}

export interface ModeAtVersion {
  readonly mode: 'on' | 'on-but-doubtful' | 'known-broken' | 'withdrawn' | 'ignored-value';
  /** Sentences. */
  readonly reasons: readonly string[];
  /** The rule that says so; empty where none speaks against it. */
  readonly code: string;
  /** Architectures of nodes on which it does not work although the release has it, and why. */
  readonly brokenOn: readonly { readonly architecture: string; readonly reason: string }[];
}

/** Of the container calico-node; undefined for a key that is not rendered. */
export interface NodeRendering {
  readonly runAsUser: number;
  readonly runAsNonRoot: boolean | undefined;
  readonly capabilities: { readonly add: readonly string[]; readonly drop: readonly string[] };
  readonly initContainer: { readonly name: string };
}
