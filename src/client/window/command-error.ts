import type { ClusterError } from '../../cluster/errors/error.ts';
import type { Offer } from './ui.ts';

/** Why a command did not do what it was asked; the wrapper around all commands shows it. */
export type Trouble =
  | { readonly kind: 'cluster'; readonly error: ClusterError; readonly offers?: readonly Offer[] }
  /** What the user asked for makes no sense here, and why. */
  | { readonly kind: 'senseless'; readonly message: string };

export function clusterTrouble(error: ClusterError, offers: readonly Offer[] = []): Trouble {
  return { kind: 'cluster', error, offers };
}

export function senseless(message: string): Trouble {
  return { kind: 'senseless', message };
}
