import { type Composed, compose } from './compose.ts';

/** In characters: of the longest text that is remembered, and of all of them. */
const LONGEST = 32 * 1024;
const MOST = 128 * 1024;

/** By text, the one asked for last at the end. */
const remembered = new Map<string, Composed>();
let size = 0;

/**
 * What the library makes of a short text, which is not made again soon: a fault stays where it is while one types
 * elsewhere, and is read anew with each key. Who gets the result must not change it.
 */
export function composeOnce(text: string, deepest: number): Composed {
  if (text.length > LONGEST) return compose(text, deepest);
  const known = remembered.get(text);
  if (known) {
    remembered.delete(text);
    remembered.set(text, known);
    return known;
  }
  const composed = compose(text, deepest);
  remembered.set(text, composed);
  size += text.length;
  for (const oldest of remembered.keys()) {
    if (size <= MOST) break;
    remembered.delete(oldest);
    size -= oldest.length;
  }
  return composed;
}
