/** A line with content: where that begins, its column (-1 behind the last line), and where the line ends. */
export interface Line {
  readonly at: number;
  readonly column: number;
  readonly end: number;
  /** Where the line behind the content above begins: blank lines and comments may stand between. */
  readonly gap: number;
}

const PLAIN_KEY = /(?:[A-Za-z0-9_][\w./-]{0,200}|<<):(?=[ \r\n]|$)/y;
const QUOTED_KEY = /(?:"[^"\\\r\n]{0,200}"|'[^'\r\n]{0,200}'):(?=[ \r\n]|$)/y;

/** Finds lines in a text, and what they begin with. Comments and blank lines are none. */
export class Lines {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The first line with content, from the start of a line on. */
  from(gap: number): Line {
    const text = this.#text;
    let at = gap;
    let column = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === SPACE) column++;
      else if (code === LINE_FEED) column = 0;
      else if (code === HASH) {
        const next = text.indexOf('\n', at);
        at = (next < 0 ? text.length : next) - 1;
      } else if (code !== CARRIAGE_RETURN) break;
    }
    if (at >= text.length) return { at: text.length, column: -1, end: text.length, gap };
    return { at, column, end: this.endOf(at), gap };
  }

  /** The first line with content below the one that holds an offset. */
  below(offset: number): Line {
    return this.from(this.startBelow(offset));
  }

  /** Where the line of an offset ends. */
  endOf(offset: number): number {
    const lineFeed = this.#text.indexOf('\n', offset);
    if (lineFeed < 0) return this.#text.length;
    const isCrLf = lineFeed > offset && this.#text.charCodeAt(lineFeed - 1) === CARRIAGE_RETURN;
    return isCrLf ? lineFeed - 1 : lineFeed;
  }

  /** Where the line below the one that holds an offset begins. */
  startBelow(offset: number): number {
    const lineFeed = this.#text.indexOf('\n', offset);
    return lineFeed < 0 ? this.#text.length : lineFeed + 1;
  }

  skipBlanks(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** The offset of the colon of a plain or quoted key that begins here, or -1. */
  colonOf(start: number): number {
    const first = this.#text.charCodeAt(start);
    const key = first === DOUBLE_QUOTE || first === SINGLE_QUOTE ? QUOTED_KEY : PLAIN_KEY;
    key.lastIndex = start;
    return key.test(this.#text) ? key.lastIndex - 1 : -1;
  }

  /** Whether an item of a list begins here. */
  isDash(at: number): boolean {
    if (this.#text.charCodeAt(at) !== DASH) return false;
    const next = this.#text.charCodeAt(at + 1);
    return next === SPACE || next === LINE_FEED || next === CARRIAGE_RETURN || Number.isNaN(next);
  }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const DASH = 45;
