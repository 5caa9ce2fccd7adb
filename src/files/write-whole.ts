import { rename, rm, writeFile } from 'node:fs/promises';

/** What `writeWhole` does on a disk; tests have disks that are full. */
export interface Disk {
  writeFile(file: string, text: string, options: { readonly mode: number }): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  rm(file: string, options: { readonly force: true }): Promise<void>;
}

/** What a file is called until all of it is written. */
export const PART = '.new';

/**
 * Writes a file for this user alone. Either all of the new text is there afterwards or, where this throws, what was
 * there before.
 */
export async function writeWhole(
  file: string,
  text: string,
  disk: Disk = { writeFile, rename, rm },
): Promise<void> {
  const part = `${file}${PART}`;
  try {
    await disk.writeFile(part, text, { mode: 0o600 });
    await disk.rename(part, file);
  } catch (error) {
    // What is half written only takes away room.
    await disk.rm(part, { force: true }).catch(() => {});
    throw error;
  }
}
