import { TooMuchOutput } from './process-output.ts';

/** Of one object or line, in bytes; etcd has no object of more than two millions. */
export const LONGEST_VALUE = 16_000_000;

/**
 * Cuts what kubectl prints into the JSON objects that it consists of, however the chunks fall. Works on bytes: those
 * that mark where an object ends occur in UTF-8 as nothing else. What stands between objects is passed over. Each
 * chunk must be gone through to its end before the next comes. Throws `TooMuchOutput` where an object does not end.
 */
export function jsonStream(): (chunk: Buffer) => Generator<string> {
  const parts = partsOf();
  let depth = 0;
  let inString = false;
  let escaped = false;
  return function* cut(chunk) {
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) inString = depth > 0;
      else if (byte === OPEN) {
        if (depth === 0) start = index;
        depth += 1;
      } else if (byte === CLOSE && depth > 0) {
        depth -= 1;
        if (depth > 0) continue;
        yield parts.whole(chunk.subarray(start, index + 1));
      }
    }
    if (depth > 0) parts.keep(chunk.subarray(start));
  };
}

/** The same for lines, without their ends. What follows the last end of a line is not told. */
export function lineStream(): (chunk: Buffer) => Generator<string> {
  const parts = partsOf();
  return function* cut(chunk) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const last = chunk.subarray(start, end);
      start = end + 1;
      yield parts.whole(last);
    }
    if (start < chunk.length) parts.keep(chunk.subarray(start));
  };
}

/** The beginning of a text of which the end has not come yet. */
function partsOf() {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    keep(part: Buffer) {
      length += part.length;
      if (length > LONGEST_VALUE) throw new TooMuchOutput();
      // A copy: the chunk may be a window on memory that is used again.
      parts.push(Buffer.from(part));
    },
    whole(last: Buffer): string {
      const text = Buffer.concat([...parts, last]).toString('utf8');
      parts = [];
      length = 0;
      return text;
    },
  };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const NEWLINE = 0x0a;
