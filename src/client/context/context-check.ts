import { checkTarget, type Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { type CommandError, clusterFailure, userError } from '../window/command-error.ts';

/** A target in a sentence: the context and the address of its API server. */
export function named({ context, server }: Target): string {
  return `${context} (${server || 'no server'})`;
}

/** `go` is false where nothing may be written. */
export interface Permission {
  readonly go: boolean;
  readonly commandError?: CommandError;
}

export const WRITE_THERE = 'Write There';

/**
 * Looks, right before something is written, whether the pinned context still means the same cluster, and asks where
 * another context has become the current one meanwhile, or where it is protected. Every write passes here.
 */
export async function mayWrite(
  app: Pick<App, 'contexts' | 'kubectl' | 'ui'>,
  target: Target,
): Promise<Permission> {
  const current = await checkTarget(app.kubectl(), target);
  if (!current.ok) return { go: false, commandError: clusterFailure(current.error) };
  if (!(await isStillMeant(app, target, current.value))) return { go: false };
  return app.contexts.isProtected(target.context) ? unlock(app, target) : { go: true };
}

/** Asks where the window, or the kubeconfig that it follows, has gone on to another context. */
async function isStillMeant(
  app: Pick<App, 'contexts' | 'ui'>,
  target: Target,
  current: string,
): Promise<boolean> {
  const { pinned } = app.contexts;
  if (target.context === (pinned ?? current)) return true;
  const which = pinned === undefined ? 'The current context' : 'The context of this window';
  const now = (pinned ?? current) ? `is ${pinned ?? current} now` : 'is not set any more';
  const answer = await app.ui.ask({
    message: `Write to ${named(target)}?`,
    detail: `${which} ${now}. This began with ${named(target)}, and would be written there.`,
    answers: [WRITE_THERE],
  });
  return answer === WRITE_THERE;
}

/** A protected context is read-only unless its name is typed. */
async function unlock(app: Pick<App, 'ui'>, target: Target): Promise<Permission> {
  const typed = await app.ui.type({
    title: `Write to protected context ${named(target)}`,
    prompt: `Type ${target.context} to confirm.`,
    word: target.context,
  });
  if (typed === target.context) return { go: true };
  if (typed === undefined) return { go: false };
  const message = `Nothing was written to ${named(target)}: the context is protected, and ${typed} is not its name.`;
  return { go: false, commandError: userError(message) };
}
