import type { App } from '../app.ts';
import { applyParts, here, NO_INSTALLATION } from '../language/editor-location.ts';
import { type CommandError, userError } from '../window/command-error.ts';

export const ENABLE_ANYWAY = 'Enable Anyway';
export const SHOW_CHANGES = 'Show All Changes';

/** **Enable nonPrivileged** in the text at the cursor, after saying what speaks against it. */
export function enableNonPrivileged(
  app: Pick<App, 'server' | 'ui'>,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  return edit(app, args, 'enable', 'is `Enabled` already');
}

/** **Remove nonPrivileged** from the text at the cursor. */
export function removeNonPrivileged(
  app: Pick<App, 'server' | 'ui'>,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  return edit(app, args, 'remove', 'is not there');
}

async function edit(
  app: Pick<App, 'server' | 'ui'>,
  args: readonly unknown[],
  action: 'enable' | 'remove',
  already: string,
): Promise<CommandError | undefined> {
  const place = await here(args);
  const ask = place && (() => app.server.nonPrivilegedEdit({ ...place, action }));
  const first = await ask?.();
  if (!place || !ask || !first) return NO_INSTALLATION;
  const { edits, caveats, plan } = first;
  if (edits.length === 0 && !plan) return userError(`Nothing to change: \`nonPrivileged\` ${already}.`);
  const { version } = place.document;
  let answer: string | undefined = ENABLE_ANYWAY;
  if (caveats.length > 0) {
    answer = await app.ui.ask({
      message: 'Enable nonPrivileged?',
      detail: caveats.join(' '),
      answers: plan ? [SHOW_CHANGES, ENABLE_ANYWAY] : [ENABLE_ANYWAY],
    });
  }
  // The text may have changed while the question stood.
  const current = place.document.version === version ? first : await ask();
  if (!current || answer === undefined) return undefined;
  const wanted = answer === SHOW_CHANGES && current.plan ? current.plan.parts : [{ edits: current.edits }];
  if (await applyParts(place, wanted)) return undefined;
  // Whoever was shown the parts has turned them down.
  return answer === SHOW_CHANGES ? undefined : userError('The text could not be changed. Is it read-only?');
}
