import type { FieldConflict } from './conflicts.ts';

/** What holds of a kind of error. */
type Trait =
  /** A write that ended so has certainly not been made: the API server has answered, or was never asked. */
  | 'undone'
  /** The API server knows who is asking. */
  | 'answered'
  /** It failed for want of a login. */
  | 'login'
  /** It says something of this one question alone, and the next one may have an answer. */
  | 'partial'
  /** It may be over in a moment; any other, waiting does not mend. */
  | 'passing'
  /** Every other pod that is asked would meet it as well. */
  | 'hopeless'
  /** Its words are kubectl's own, or the API server's (names, addresses, paths of files), and so fit for a log. */
  | 'loggable';

/** Why a command may fail, and what holds then; a closed set, so that whoever shows it can be complete. */
const KINDS = {
  /** Nothing may be started here; the editor's workspace is not trusted. */
  restricted: ['undone', 'hopeless'],
  'kubectl-missing': ['undone', 'hopeless', 'loggable'],
  /** What kubectl is to read cannot be put into a file. */
  'no-manifest-file': ['undone', 'loggable'],
  /** No kubeconfig file, nothing in it, or something in it that cannot be used. */
  'bad-kubeconfig': ['undone', 'hopeless', 'loggable'],
  /** The wanted context is not in the kubeconfig, or none is wanted. */
  'no-context': ['undone', 'hopeless', 'loggable'],
  unreachable: ['passing', 'loggable'],
  /** The API server shows a certificate that the kubeconfig does not vouch for. */
  untrusted: ['undone', 'hopeless', 'loggable'],
  'login-needed': ['undone', 'login', 'hopeless'],
  unauthorized: ['undone', 'login', 'hopeless'],
  forbidden: ['undone', 'answered', 'partial', 'hopeless', 'loggable'],
  'not-found': ['undone', 'answered', 'partial', 'loggable'],
  conflict: ['undone', 'answered', 'passing', 'loggable'],
  invalid: ['undone', 'answered', 'loggable'],
  'timed-out': ['passing'],
  cancelled: ['hopeless'],
  'bad-output': ['passing'],
  failed: ['passing'],
} as const satisfies Readonly<Record<string, readonly Trait[]>>;

export type ClusterErrorKind = keyof typeof KINDS;

export const CLUSTER_ERROR_KINDS = Object.keys(KINDS) as readonly ClusterErrorKind[];

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

/** Whether something holds of an error, by its kind. */
export function isError({ kind }: Pick<ClusterError, 'kind'>, trait: Trait): boolean {
  const traits: readonly Trait[] = KINDS[kind];
  return traits.includes(trait);
}

/** Whether what ended so has certainly changed nothing. */
export function isSurelyUndone(error: Pick<ClusterError, 'kind' | 'effect'>): boolean {
  return error.effect === 'reads' || isError(error, 'undone');
}

/** The error of what was given up before it was done; of a read where `effect` is left out. */
export function cancelled({
  program,
  context = '',
  effect = 'reads',
}: Pick<ClusterError, 'program'> & Partial<Pick<ClusterError, 'context' | 'effect'>>): ClusterError {
  return { kind: 'cancelled', detail: '', effect, context, program };
}
