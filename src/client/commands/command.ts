import type { App } from '../app.ts';
import type { ClusterView } from '../cluster-view/cluster-view.ts';
import type { LiveDocuments } from '../live-documents/live-documents.ts';
import type { CommandError } from '../window/command-error.ts';

/** The app, and the parts of the window that are built on it. */
export interface FullApp extends App {
  readonly liveDocuments: LiveDocuments;
  /** How Calico runs on a cluster, in the Explorer. */
  readonly clusterView: ClusterView;
}

/** Does its work, or returns why it could not; it shows no error itself. */
export type Command = (app: FullApp, ...args: readonly unknown[]) => Promise<CommandError | undefined>;
