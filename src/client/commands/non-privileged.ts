import type { App } from '../app.ts';
import { applyEdits, here, NO_INSTALLATION } from '../here.ts';
import { senseless, type Trouble } from '../trouble.ts';

export const ENABLE_ANYWAY = 'Enable Anyway';

/** **Enable nonPrivileged** in the text at the cursor, after saying what speaks against it. */
export function enableNonPrivileged(app: App): Promise<Trouble | undefined> {
  return edit(app, 'enable', 'is `Enabled` already');
}

/** **Remove nonPrivileged** from the text at the cursor. */
export function removeNonPrivileged(app: App): Promise<Trouble | undefined> {
  return edit(app, 'remove', 'is not there');
}

async function edit(app: App, action: 'enable' | 'remove', already: string): Promise<Trouble | undefined> {
  const place = here();
  const ask = place && (() => app.server.nonPrivilegedEdit({ ...place, action }));
  const first = await ask?.();
  if (!place || !ask || !first) return NO_INSTALLATION;
  if (first.edits.length === 0) return senseless(`Nothing to change: \`nonPrivileged\` ${already}.`);
  const { version } = place.document;
  if (first.caveats.length > 0) {
    const message = `Enable nonPrivileged? ${first.caveats.join(' ')}`;
    const answer = await app.ui.ask({ severity: 'warning', message, buttons: [ENABLE_ANYWAY] });
    if (answer !== ENABLE_ANYWAY) return undefined;
  }
  // The text may have changed while the question stood.
  const current = place.document.version === version ? first : await ask();
  if (current && (await applyEdits(place, current.edits))) return undefined;
  return senseless('The text could not be changed. Is it read-only?');
}
