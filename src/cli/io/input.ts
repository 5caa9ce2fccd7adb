import { createReadStream, fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { type DecodedFile, decode } from './encoding.ts';
import { type Io, type StandardInput, UsageError } from './io.ts';
import { fileErrorReason } from './reasons.ts';

/** More than any manifest has; what has no end, as `/dev/zero`, ends here. */
const LONGEST = 256 * 1024 * 1024;

/**
 * The text of a file, or of standard input for `-`, however slowly it comes. Throws a `UsageError` for what cannot be
 * read as text.
 */
export async function readInput(file: string, io: Io): Promise<DecodedFile> {
  const decoded = decode(await bytesOf(file, file === '-' ? standardInput(io) : createReadStream(file)));
  if (typeof decoded === 'string') throw new UsageError(`cannot read ${file}: ${decoded}`);
  return decoded;
}

function standardInput({ stdin, err }: Io): StandardInput {
  if (stdin.readableEnded || stdin.destroyed)
    throw new UsageError('- is given twice, but standard input can be read only once');
  // Node gives a folder as an empty stream.
  if (stdin === process.stdin && fstatSync(0).isDirectory())
    throw new UsageError('cannot read -: it is a folder');
  if (stdin.isTTY) {
    const end = process.platform === 'win32' ? 'Ctrl+Z and Enter' : 'Ctrl+D';
    err.line(`calico-installation: reading from the terminal until ${end}`);
  }
  return stdin;
}

async function bytesOf(file: string, stream: Readable): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST) break;
    }
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${fileErrorReason(error)}`);
  }
  if (length > LONGEST) throw new UsageError(`cannot read ${file}: it is longer than 256 MB`);
  return Buffer.concat(chunks, length);
}

/**
 * Does something with each file's text. A file that cannot be read is reported on the error stream, and the others
 * still have their turn; returns what was made of those, and whether all could be read.
 */
export async function forEachFile<T>(
  files: readonly string[],
  io: Io,
  use: (file: string, input: DecodedFile) => T,
): Promise<{ readonly results: T[]; readonly complete: boolean }> {
  const results: T[] = [];
  let complete = true;
  for (const file of files) {
    try {
      results.push(use(file, await readInput(file, io)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      io.err.line(`calico-installation: ${error.message}`);
      complete = false;
    }
  }
  return { results, complete };
}
