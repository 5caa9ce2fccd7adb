import { notification } from './request.ts';

/** Notifications of our own that a client may send. */

/**
 * What the client knows of a cluster, or null when it no longer follows one. Each replaces the one before it of the
 * same address.
 */
export const cluster = notification<ClusterParams>('calicoInstallation/cluster');

export interface ClusterParams {
  /** The document that it is for: a live object, whose cluster says the version whatever the text and the settings
   * say. All others when absent; there a comment and the setting come before the cluster's version. */
  uri?: string;
  cluster: KnownCluster | null;
}

export interface KnownCluster {
  context: string;
  /** `3.29.7`; empty where nothing has told. */
  calicoVersion: string;
  /** What a verdict hangs on beyond the text, in the form of `--cluster-facts`; what is not said is assumed. */
  facts?: { readonly [fact: string]: unknown };
  /** The cluster's own definition of the Installation, which decides on the structure in place of ours. */
  crd?: KnownCrd;
}

export interface KnownCrd {
  /** Tells one state of the definition from another. */
  hash: string;
  /** The OpenAPI v3 schema of the version `v1`, as the CustomResourceDefinition has it. */
  schema: unknown;
}

/** Who reports the YAML's own faults has changed. */
export const syntaxDiagnostics = notification<{ enabled: boolean }>('calicoInstallation/syntaxDiagnostics');
