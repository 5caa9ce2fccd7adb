import type { FieldConflict } from './apply/conflicts.ts';

/** Why a command failed; a closed set, so that whoever shows it can be complete. */
export const CLUSTER_ERROR_KINDS = [
  /** Nothing may be started here; the editor's workspace is not trusted. */
  'restricted',
  'kubectl-missing',
  /** What kubectl is to read cannot be put into a file. */
  'no-manifest-file',
  /** No kubeconfig file, nothing in it, or something in it that cannot be used. */
  'bad-kubeconfig',
  /** The wanted context is not in the kubeconfig, or none is wanted. */
  'no-context',
  'unreachable',
  /** The API server shows a certificate that the kubeconfig does not vouch for. */
  'untrusted',
  'login-needed',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'timed-out',
  'cancelled',
  'bad-output',
  'failed',
] as const;

export type ClusterErrorKind = (typeof CLUSTER_ERROR_KINDS)[number];

export interface ClusterError {
  readonly kind: ClusterErrorKind;
  /** What kubectl or the system said, in a line or a few; may be empty. */
  readonly detail: string;
  /** The fields that a server-side apply met other owners of; undefined for every other conflict. */
  readonly conflicts?: readonly FieldConflict[];
  /** Whether the command would have changed the cluster. */
  readonly effect: 'reads' | 'writes';
  /** The pinned context; empty where the command has none. */
  readonly context: string;
  /** What was to be started: `kubectl`, or the path of the setting. */
  readonly program: string;
}

/** Whether a write that ended so has certainly not been made: the API server has answered, or was never asked. */
export function isSurelyUndone({ kind }: ClusterError): boolean {
  return SURELY_UNDONE.has(kind);
}

const SURELY_UNDONE: ReadonlySet<ClusterErrorKind> = new Set([
  'restricted',
  'kubectl-missing',
  'no-manifest-file',
  'bad-kubeconfig',
  'no-context',
  'untrusted',
  'login-needed',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
]);
