import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** Of a manifest or a chart, in bytes; what is longer was put together by a program. */
export const LONGEST_MANIFEST = 500_000;

/**
 * The bytes of a file that somebody else may have put there: never more than `most`, and nothing of what is no regular
 * file. A device goes on for ever, and whoever reads a pipe waits for its writer: with a thread of those that all
 * reading shares. Of a file that grows meanwhile it gives what was there, so one that claims to be empty, as those of
 * `/proc` do, is. Throws for what is not there, cannot be read, is longer, or is of another kind.
 */
export async function readRegularFile(file: string, most: number): Promise<Buffer> {
  // Opening alone may have an effect, where it is something else.
  roomFor(await stat(file), file, most);
  const handle = await open(file, FLAGS);
  try {
    // By now it may have become something else.
    const bytes = roomFor(await handle.stat(), file, most);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** The same at once, for a program that has nothing else to do meanwhile. */
export function readRegularFileSync(file: string, most: number): Buffer {
  roomFor(statSync(file), file, most);
  const descriptor = openSync(file, FLAGS);
  try {
    const bytes = roomFor(fstatSync(descriptor), file, most);
    let length = 0;
    while (length < bytes.length) {
      const bytesRead = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** Opening waits for nobody, and a terminal does not become ours. Windows has neither. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

function roomFor(stats: Stats, file: string, most: number): Buffer {
  if (!stats.isFile()) throw new Error(`${file} is no regular file`);
  if (stats.size > most) throw new Error(`${file} is longer than ${most} bytes`);
  return Buffer.alloc(stats.size);
}
