import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What is done on a disk; tests have disks that are full. */
export interface Disk {
  mkdir(folder: string, options: { readonly recursive: true; readonly mode: number }): Promise<unknown>;
  writeFile(file: string, text: string, options: { readonly mode: number }): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  rm(file: string, options: { readonly force: true }): Promise<void>;
}

export const DISK: Disk = { mkdir, writeFile, rename, rm };

/** What a file is called until all of it is written. */
export const PART = '.new';

/**
 * Writes a file for this user alone, and the folder around it. Either all of the new text is there afterwards or,
 * where this throws, what was there before.
 */
export async function writeWhole(file: string, text: string, disk: Disk = DISK): Promise<void> {
  const part = `${file}${PART}`;
  await disk.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    await disk.writeFile(part, text, { mode: 0o600 });
    await disk.rename(part, file);
  } catch (error) {
    // What is half written only takes away room.
    await disk.rm(part, { force: true }).catch(() => {});
    throw error;
  }
}
