import { readRegularFile } from '../../files/read-regular-file.ts';

/** More than kubectl gives anybody to edit, in bytes. */
const LONGEST = 50_000_000;

/** The text of the file that a kubectl has given to its editor. */
export async function readEdited(file: string): Promise<string> {
  return (await readRegularFile(file, LONGEST)).toString('utf8');
}
