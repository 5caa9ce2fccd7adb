import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What the folders of listeners begin with. */
export const PREFIX = 'calico-edit-';

/**
 * Takes away the folders of windows that have died: those of this user whose socket nobody answers on. Where sockets
 * are no files nothing can be told, and nothing is done.
 */
export async function sweep(
  scratch: string,
  isAnswering: (socket: string) => Promise<boolean>,
): Promise<void> {
  const names = await readdir(scratch).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(PREFIX))) {
    const folder = path.join(scratch, name);
    const socket = path.join(folder, 'socket');
    // One that is only being made has none yet.
    const found = await stat(socket).catch(() => undefined);
    if (!found?.isSocket() || found.uid !== process.getuid?.()) continue;
    if (!(await isAnswering(socket))) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
