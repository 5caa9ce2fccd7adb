import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PREFIX, SCRIPTS, SOCKET_NAME } from './starter.ts';

/** Of a file that kubectl has left: after this long, in milliseconds, nobody looks for its text any more. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Takes away the folders of windows that have died: those of this user whose socket nobody answers on. One that has a
 * text of kubectl's in it stays for a week: where the disk was full, nothing else has that text. Where sockets are no
 * files nothing can be told, and nothing is done.
 */
export async function sweep(
  scratch: string,
  isAnswering: (socket: string) => Promise<boolean>,
): Promise<void> {
  const names = await readdir(scratch).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(PREFIX))) {
    const folder = path.join(scratch, name);
    const socket = path.join(folder, SOCKET_NAME);
    // One that is only being made has none yet.
    const found = await stat(socket).catch(() => undefined);
    if (!found?.isSocket() || found.uid !== process.getuid?.()) continue;
    if ((await isAnswering(socket)) || (await holdsText(folder))) continue;
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

async function holdsText(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each !== SOCKET_NAME && !SCRIPTS.includes(each))) {
    const found = await stat(path.join(folder, name)).catch(() => undefined);
    if (found?.isFile() && Date.now() - found.mtimeMs < WEEK) return true;
  }
  return false;
}
