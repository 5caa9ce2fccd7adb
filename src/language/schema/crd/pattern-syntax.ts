/** A set of characters, as ranges of code points. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly isNegated: boolean;
}

/** A regular expression, taken apart. */
export type Syntax =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Syntax[] }
  /** Without a `most` there is no end. */
  | { readonly kind: 'repeat'; readonly part: Syntax; readonly least: number; readonly most?: number };

const ANY: CharacterSet = { ranges: [[10, 10]], isNegated: true };
const DIGITS = [[48, 57]] as const;
const BLANKS = [[9, 10], [12, 13], [32, 32]] as const; // biome-ignore format: pairs
const LETTERS = [[48, 57], [65, 90], [95, 95], [97, 122]] as const; // biome-ignore format: pairs
const CLASSES: Readonly<Record<string, CharacterSet>> = {
  d: { ranges: DIGITS, isNegated: false },
  D: { ranges: DIGITS, isNegated: true },
  s: { ranges: BLANKS, isNegated: false },
  S: { ranges: BLANKS, isNegated: true },
  w: { ranges: LETTERS, isNegated: false },
  W: { ranges: LETTERS, isNegated: true },
};
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };

/** Groups within groups beyond this are read as no pattern. */
const DEEPEST = 50;

/**
 * Reads the part of Go's regular expressions (RE2) that CRDs are written in. Undefined for what goes beyond it: flags,
 * word boundaries, classes by name, and whatever is no expression at all.
 */
export function parsePattern(text: string): Syntax | undefined {
  try {
    return new Parser(text).parse();
  } catch (error) {
    if (error === UNREADABLE) return undefined;
    throw error;
  }
}

const UNREADABLE = Symbol('unreadable');

class Parser {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#characters = [...text];
  }

  parse(): Syntax {
    const all = this.#choice();
    return this.#peek() === undefined ? all : fail();
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string {
    return this.#characters[this.#at++] ?? fail();
  }

  #skip(wanted: string): boolean {
    const isThere = [...wanted].every((character, index) => this.#characters[this.#at + index] === character);
    if (isThere) this.#at += wanted.length;
    return isThere;
  }

  #choice(): Syntax {
    if (++this.#depth > DEEPEST) fail();
    const parts = [this.#sequence()];
    while (this.#skip('|')) parts.push(this.#sequence());
    this.#depth--;
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  #sequence(): Syntax {
    const parts: Syntax[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(part: Syntax): Syntax {
    const limits = this.#limits();
    if (!limits) return part;
    // Whether it takes much or little first does not matter to whether it fits.
    this.#skip('?');
    const repeat: Syntax = { kind: 'repeat', part, ...limits };
    return '*+?{'.includes(this.#peek() ?? ' ') ? fail() : repeat;
  }

  #limits(): { least: number; most?: number } | undefined {
    if (this.#skip('*')) return { least: 0 };
    if (this.#skip('+')) return { least: 1 };
    if (this.#skip('?')) return { least: 0, most: 1 };
    const rest = this.#characters.slice(this.#at, this.#at + 12).join('');
    const match = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(rest);
    if (!match) return undefined;
    this.#at += match[0].length;
    const least = Number(match[1]);
    if (!match[2]) return { least, most: least };
    return match[3] === undefined ? { least } : { least, most: Number(match[3]) };
  }

  #atom(): Syntax {
    const character = this.#take();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', set: this.#set() };
      case '.':
        return { kind: 'set', set: ANY };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        return this.#escaped();
      case '*':
      case '+':
      case '?':
        return fail();
      default:
        return literal(character);
    }
  }

  #group(): Syntax {
    if (this.#skip('?')) {
      const isNamed = this.#skip('P<') || this.#skip('<');
      if (isNamed)
        while (this.#take() !== '>') if (!/\w/.test(this.#peek() ?? '>') && this.#peek() !== '>') fail();
      if (!isNamed && !this.#skip(':')) fail();
    }
    const inner = this.#choice();
    return this.#skip(')') ? inner : fail();
  }

  #escaped(): Syntax {
    if (this.#skip('A')) return { kind: 'start' };
    if (this.#skip('z')) return { kind: 'end' };
    const found = this.#escape();
    return typeof found === 'number' ? literal(String.fromCodePoint(found)) : { kind: 'set', set: found };
  }

  /** What stands behind a backslash: a class, or one code point. */
  #escape(): CharacterSet | number {
    const character = this.#take();
    if (Object.hasOwn(CLASSES, character)) return CLASSES[character]!;
    if (Object.hasOwn(CONTROLS, character)) return CONTROLS[character]!.codePointAt(0)!;
    if (character === 'x') {
      const code = this.#take() + this.#take();
      return /^[\da-f]{2}$/i.test(code) ? Number.parseInt(code, 16) : fail();
    }
    return /[\w\s]/.test(character) ? fail() : character.codePointAt(0)!;
  }

  #set(): CharacterSet {
    const isNegated = this.#skip('^');
    const ranges: (readonly [number, number])[] = [];
    for (let isFirst = true; isFirst || this.#peek() !== ']'; isFirst = false) {
      const from = this.#member();
      if (typeof from !== 'number') {
        if (from.isNegated) fail();
        ranges.push(...from.ranges);
        continue;
      }
      const isRange = this.#peek() === '-' && this.#characters[this.#at + 1] !== ']';
      if (isRange) this.#at++;
      const to = isRange ? this.#member() : from;
      if (typeof to !== 'number' || to < from) fail();
      ranges.push([from, to as number]);
    }
    this.#at++;
    return { ranges, isNegated };
  }

  #member(): CharacterSet | number {
    const character = this.#take();
    if (character === '[' && this.#peek() === ':') fail();
    return character === '\\' ? this.#escape() : character.codePointAt(0)!;
  }
}

function literal(character: string): Syntax {
  const code = character.codePointAt(0)!;
  return { kind: 'set', set: { ranges: [[code, code]], isNegated: false } };
}

function fail(): never {
  throw UNREADABLE;
}
