import type { ClusterError } from '../../cluster/errors/error.ts';

/** What a command that talks to a cluster ends with; 2 is wrong usage. */
export const DONE = 0;
export const NOT_DONE = 1;
export const CANCELLED = 3;

export function exitCodeOf({ kind }: ClusterError): number {
  return kind === 'cancelled' ? CANCELLED : NOT_DONE;
}
