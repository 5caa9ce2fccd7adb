import type { ClusterError } from '../../cluster/errors/error.ts';
import type { Offer } from './ui.ts';

/** Why a command did not do what it was asked; the wrapper around all commands shows it. */
export type CommandError =
  | { readonly kind: 'cluster'; readonly error: ClusterError; readonly offers?: readonly Offer[] }
  /** What the user asked for makes no sense here, and why. */
  | { readonly kind: 'user'; readonly message: string };

export function clusterFailure(error: ClusterError, offers: readonly Offer[] = []): CommandError {
  return { kind: 'cluster', error, offers };
}

export function userError(message: string): CommandError {
  return { kind: 'user', message };
}
