/**
 * Cuts what kubectl prints into the JSON objects that it consists of, however the chunks fall. Works on bytes: those
 * that mark where an object ends occur in UTF-8 as nothing else. What stands between objects is passed over. Each
 * chunk must be gone through to its end before the next comes.
 */
export function jsonStream(): (chunk: Buffer) => Generator<string> {
  let parts: Buffer[] = [];
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
        parts.push(chunk.subarray(start, index + 1));
        const text = Buffer.concat(parts).toString('utf8');
        parts = [];
        yield text;
      }
    }
    // A copy: the chunk may be a window on memory that is used again.
    if (depth > 0) parts.push(Buffer.from(chunk.subarray(start)));
  };
}

/** The same for lines, without their ends. What follows the last end of a line is not told. */
export function lineStream(): (chunk: Buffer) => Generator<string> {
  let parts: Buffer[] = [];
  return function* cut(chunk) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      parts.push(chunk.subarray(start, end));
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      start = end + 1;
      yield text;
    }
    if (start < chunk.length) parts.push(Buffer.from(chunk.subarray(start)));
  };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const NEWLINE = 0x0a;
