import { isUtf8 } from 'node:buffer';

/** The text of a file, and what it takes to write the file again. */
export interface DecodedFile {
  /** With the byte order mark that it begins with. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Set where bytes are not of the encoding: `text` has U+FFFD in their place, as kubectl reads it too. */
  readonly fault?: { readonly line: number; readonly byte: number };
}

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE';

/**
 * Bytes as kubectl reads them: UTF-16 where they begin with its byte order mark, else UTF-8. A sentence for those that
 * it refuses whatever they say.
 */
export function decode(bytes: Buffer): DecodedFile | string {
  const encoding = encodingOf(bytes);
  if (encoding === 'UTF-32') return 'it is in UTF-32, which kubectl does not read; save it as UTF-8';
  if (encoding !== 'UTF-8') {
    if (bytes.length % 2 === 1) return `it begins as ${encoding} and ends in the middle of a character`;
    const littleEndian = encoding === 'UTF-16LE' ? bytes : Buffer.from(bytes).swap16();
    return { text: littleEndian.toString('utf16le'), encoding };
  }
  if (bytes.includes(0)) return 'it is not a text file';
  const text = bytes.toString('utf8');
  return isUtf8(bytes) ? { text, encoding } : { text, encoding, fault: firstFault(bytes, text) };
}

/** The other way round, to the last byte, for a text that came without a fault. */
export function encodeText(text: string, encoding: Encoding): Buffer {
  if (encoding === 'UTF-8') return Buffer.from(text, 'utf8');
  const littleEndian = Buffer.from(text, 'utf16le');
  return encoding === 'UTF-16LE' ? littleEndian : littleEndian.swap16();
}

function encodingOf(bytes: Buffer): Encoding | 'UTF-32' {
  const start = bytes.subarray(0, 4).toString('hex');
  if (start === 'fffe0000' || start === '0000feff') return 'UTF-32';
  if (start.startsWith('fffe')) return 'UTF-16LE';
  return start.startsWith('feff') ? 'UTF-16BE' : 'UTF-8';
}

/** The first byte that the text does not give back. */
function firstFault(bytes: Buffer, text: string): DecodedFile['fault'] {
  const again = Buffer.from(text, 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at++;
  let line = 1;
  for (let index = bytes.indexOf(10); index >= 0 && index < at; index = bytes.indexOf(10, index + 1)) line++;
  return { line, byte: bytes[at]! };
}

/** `line 3 holds the byte 0xE9, which is not UTF-8`. */
export function faultInWords({ line, byte }: NonNullable<DecodedFile['fault']>): string {
  return `line ${line} holds the byte 0x${byte.toString(16).toUpperCase()}, which is not UTF-8`;
}
