import { detached } from '../../text/detached.ts';
import { type Composed, compose } from './compose.ts';

/** What is deeper is left to a reading of the whole, which has a limit. */
const DEEPEST = 400;

/** In characters: of the longest text that is remembered, of all of them, and what the shortest counts for. */
const LONGEST = 32 * 1024;
const MOST = 128 * 1024;
const LEAST = 1024;

/** By text, the one asked for last at the end. */
const remembered = new Map<string, Composed>();
let size = 0;

/**
 * What the library makes of a piece of a text, which is not made again soon: a fault stays where it is while one types
 * elsewhere, and would be read anew with each key. Who gets the result must not change it.
 */
export function composePiece(text: string): Composed {
  if (text.length > LONGEST) return compose(text, DEEPEST);
  const known = remembered.get(text);
  if (known) {
    remembered.delete(text);
    remembered.set(text, known);
    return known;
  }
  const own = detached(text);
  const composed = compose(own, DEEPEST);
  remembered.set(own, composed);
  size += weightOf(own);
  for (const oldest of remembered.keys()) {
    if (size <= MOST) break;
    remembered.delete(oldest);
    size -= weightOf(oldest);
  }
  return composed;
}

/** What the library makes of a word is larger than the word. */
function weightOf(text: string): number {
  return Math.max(LEAST, text.length);
}
