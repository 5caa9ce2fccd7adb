/** What a process prints, kept or passed on with a bound: what it prints is somebody else's, and may never end. */

/** More than anybody can make use of has been printed. */
export class TooMuchOutput extends Error {}

export interface Output {
  /** What was kept of it. */
  text(): string;
  /** Chunks that have come. */
  count(): number;
  /** Whether one of them is being worked at. */
  isBusy(): boolean;
  /** Resolves when all that has come was worked at. */
  done(): Promise<void>;
}

/** How much of the beginning, and of the end, of what is only read by people is kept, in bytes. */
const KEPT = 32_000;

/** Keeps the beginning and the end, and says how much there was between. */
export function headAndTail(stream: NodeJS.ReadableStream): Output {
  const kept = Buffer.alloc(3 * KEPT);
  let length = 0;
  let lost = 0;
  let count = 0;
  stream.on('data', (chunk: Buffer) => {
    count += 1;
    for (let from = 0; from < chunk.length; ) {
      if (length === kept.length) {
        kept.copyWithin(KEPT, 2 * KEPT);
        length = 2 * KEPT;
        lost += KEPT;
      }
      const taken = chunk.copy(kept, length, from);
      length += taken;
      from += taken;
    }
  });
  const text = () => {
    if (lost === 0) return kept.toString('utf8', 0, length);
    const left = lost + length - 2 * KEPT;
    const tail = kept.toString('utf8', length - KEPT, length);
    return `${kept.toString('utf8', 0, KEPT)}\n… ${left} bytes left out …\n${tail}`;
  };
  return { text, count: () => count, isBusy: () => false, done: async () => {} };
}

/** Keeps all of it. `onFailure` is called once where it is more than `most` bytes; then nothing more is kept. */
export function collect(
  stream: NodeJS.ReadableStream,
  most: number,
  onFailure: (error: unknown) => void,
): Output {
  let chunks: Buffer[] = [];
  let length = 0;
  let count = 0;
  stream.on('data', (chunk: Buffer) => {
    count += 1;
    if (length > most) return;
    length += chunk.length;
    chunks.push(chunk);
    if (length <= most) return;
    chunks = [];
    onFailure(new TooMuchOutput());
  });
  return {
    text: () => Buffer.concat(chunks).toString('utf8'),
    count: () => count,
    isBusy: () => false,
    done: async () => {},
  };
}

/**
 * Hands over one chunk after the other; the pipe, and so the process, is held up while one is worked at. `onFailure`
 * is called once, where `onOutput` fails or there are more than `most` bytes; then nothing more is handed over.
 */
export function passOn(
  stream: NodeJS.ReadableStream,
  onOutput: (chunk: Buffer) => Promise<void>,
  most: number,
  onFailure: (error: unknown) => void,
): Output {
  let waiting = 0;
  let length = 0;
  let count = 0;
  let hasFailed = false;
  let last = Promise.resolve();
  const handOver = async (chunk: Buffer) => {
    if (hasFailed) return;
    length += chunk.length;
    if (length > most) throw new TooMuchOutput();
    await onOutput(chunk);
  };
  stream.on('data', (chunk: Buffer) => {
    count += 1;
    waiting += 1;
    stream.pause();
    last = last
      .then(() => handOver(chunk))
      .catch((error) => {
        hasFailed = true;
        onFailure(error);
      })
      .finally(() => {
        waiting -= 1;
        // Node resumes the pipes of a process that has ended, whoever has paused them.
        if (waiting === 0) stream.resume();
      });
  });
  return { text: () => '', count: () => count, isBusy: () => waiting > 0, done: () => last };
}
