import { checkTarget, type Target } from '../cluster/target.ts';
import type { App } from './app.ts';
import { clusterTrouble, type Trouble } from './trouble.ts';

/** A target in a sentence: the context and the address of its API server. */
export function named({ context, server }: Target): string {
  return `${context} (${server || 'no server'})`;
}

export const WRITE_THERE = 'Write There';

/**
 * Looks, right before something is written, whether the pinned context still means the same cluster, and asks where
 * another context has become the current one meanwhile. `go` is false where nothing may be written.
 */
export async function mayWrite(
  app: App,
  target: Target,
): Promise<{ readonly go: boolean; readonly trouble?: Trouble }> {
  const current = await checkTarget(app.kubectl(), target);
  if (!current.ok) return { go: false, trouble: clusterTrouble(current.error) };
  if (current.value === target.context) return { go: true };
  const now = current.value ? `is ${current.value} now` : 'is not set any more';
  const answer = await app.ui.ask({
    severity: 'warning',
    message: `The current context ${now}. This began with ${named(target)}, and would be written there.`,
    buttons: [WRITE_THERE],
  });
  return { go: answer === WRITE_THERE };
}
