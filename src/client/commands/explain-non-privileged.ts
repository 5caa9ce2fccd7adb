import type { App } from '../app.ts';
import { here, NO_INSTALLATION } from '../language/editor-location.ts';
import { showMarkdown } from '../language/rule-pages.ts';
import type { CommandError } from '../window/command-error.ts';

/** **Explain Non-Privileged Mode**: how the mode stands for the Installation at the cursor, and why. */
export async function explainNonPrivileged(
  app: Pick<App, 'server' | 'texts'>,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const place = await here(args);
  const answer = place && (await app.server.nonPrivileged(place));
  if (!answer) return NO_INSTALLATION;
  await showMarkdown(app, ['non-privileged mode.md'], answer.markdown);
  return undefined;
}
