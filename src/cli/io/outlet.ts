import type { Writable } from 'node:stream';

/** What the systems call it when nobody reads the other end of a pipe any more: `| head -1`. */
const READER_IS_GONE: ReadonlySet<string | undefined> = new Set(['EPIPE', 'ECONNRESET', 'EOF']);

/**
 * Writes to a stream for as long as it takes what is written. A reader that goes away has read what he wanted, so the
 * rest is dropped in silence; any other failure, such as a full disk, is reported once. Some streams throw it at the
 * call, others tell of it later.
 */
export function outlet(
  stream: Writable,
  onFailure: (error: NodeJS.ErrnoException) => void,
): (text: string) => void {
  let isClosed = false;
  const close = (error: NodeJS.ErrnoException): void => {
    if (isClosed) return;
    isClosed = true;
    if (!READER_IS_GONE.has(error.code)) onFailure(error);
  };
  stream.on('error', close);
  return (text) => {
    if (isClosed) return;
    try {
      stream.write(text);
    } catch (error) {
      close(error as NodeJS.ErrnoException);
    }
  };
}
