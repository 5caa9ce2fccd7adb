const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of base64 whose letters are known to be of its alphabet; the language layer knows no platform, and no `atob`. */
export function decodeBase64(letters: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of letters.replaceAll('=', '')) {
    bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return bytes;
}

/** Undefined for bytes that are no text. */
export function decodeUtf8(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}

/** The base64 of a text's UTF-8; undefined for a text with half a sign in it. */
export function encodeBase64(text: string): string | undefined {
  let escaped: string;
  try {
    escaped = encodeURIComponent(text);
  } catch {
    return undefined;
  }
  const bytes = [...escaped.matchAll(/%([\da-fA-F]{2})|[^%]/g)].map(([sign, code]) =>
    code === undefined ? sign.charCodeAt(0) : Number.parseInt(code, 16),
  );
  let letters = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [one = 0, two = 0, three = 0] = bytes.slice(index, index + 3);
    const bits = (one << 16) | (two << 8) | three;
    const count = Math.min(3, bytes.length - index) + 1;
    for (let at = 0; at < 4; at++) letters += at < count ? ALPHABET[(bits >> (18 - 6 * at)) & 63] : '=';
  }
  return letters;
}
