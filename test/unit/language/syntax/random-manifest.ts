/** Whole numbers below a bound, the same ones for the same seed. */
export type Dice = (below: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function pick<T>(dice: Dice, choices: readonly T[]): T {
  return choices[dice(choices.length)]!;
}

export const KEYS = ['spec', 'bgp', 'cni', 'a.b/c', 'on', '1', 'long-key', 'ipPools', 'x', 'weird: key'];
export const SCALARS = [
  'Enabled',
  'off',
  '',
  '0x1F',
  'a: b',
  'c #d',
  'fd00::/8',
  '10.0.0.0/8',
  "it's",
  'say "x"',
  ' padded ',
  '- dash',
  'true',
  '2001-01-01',
  'é',
  'null',
  'x, y',
  '[z]',
  '1:30',
  '*star',
  'two\nlines',
  'two\nlines\n',
  'tab\there',
  7,
  -1.5,
  0,
  true,
  false,
  null,
] as const;

export function randomValue(dice: Dice, depth: number): unknown {
  const shape = dice(depth > 0 ? 10 : 5);
  if (shape < 5) return pick(dice, SCALARS);
  const size = dice(4);
  if (shape < 7) return Array.from({ length: size }, () => randomValue(dice, depth - 1));
  return randomMap(dice, size, depth);
}

export function randomMap(dice: Dice, size: number, depth: number): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (let count = 0; count < size; count++) data[pick(dice, KEYS)] = randomValue(dice, depth - 1);
  return data;
}

/** Writes data as YAML or JSON in a style that the dice choose: indents, dashes, quotes, line ends, comments. */
export function writeManifest(dice: Dice, data: Record<string, unknown>): string {
  const lineEnd = pick(dice, ['\n', '\n', '\r\n']);
  const json = dice(6);
  const text =
    json === 0
      ? `${JSON.stringify(data, undefined, pick(dice, [0, 2, 4]))}\n`
      : new Writer(dice, dice(2) === 0).document(data);
  const ended = dice(5) === 0 ? text.replace(/\n$/, '') : text;
  return ended.replaceAll('\n', lineEnd);
}

class Writer {
  readonly #dice: Dice;
  readonly #step: string;
  readonly #dash: string;
  readonly #hasComments: boolean;
  #comments = 0;

  constructor(dice: Dice, hasComments: boolean) {
    this.#dice = dice;
    this.#hasComments = hasComments;
    this.#step = ' '.repeat(2 + dice(3));
    this.#dash = dice(2) === 0 ? '' : this.#step;
  }

  document(data: Record<string, unknown>): string {
    if (Object.keys(data).length === 0) return '{}\n';
    return `${this.#above('')}${this.#map(data, '')}${this.#above('')}`;
  }

  #map(data: Record<string, unknown>, indent: string): string {
    return Object.entries(data)
      .map(([key, value]) => this.#above(indent) + this.#pair(key, value, indent))
      .join('');
  }

  #pair(key: string, value: unknown, indent: string): string {
    const name = `${indent}${this.#key(key)}:`;
    if (!isFilled(value) || this.#dice(5) === 0) return `${name}${this.#inline(value, indent)}`;
    const head = `${name}${this.#behind()}\n`;
    return Array.isArray(value)
      ? head + this.#list(value, indent + this.#dash)
      : head + this.#map(value as Record<string, unknown>, indent + this.#step);
  }

  #list(items: readonly unknown[], indent: string): string {
    return items
      .map((item) => {
        const inner = `${indent}  `;
        const above = this.#above(indent);
        if (!isFilled(item) || this.#dice(5) === 0) return `${above}${indent}-${this.#inline(item, indent)}`;
        if (Array.isArray(item)) return `${above}${indent}- ${this.#list(item, inner).trimStart()}`;
        const [first, ...rest] = Object.entries(item as Record<string, unknown>);
        const pairs = this.#pair(first![0], first![1], inner) + this.#map(Object.fromEntries(rest), inner);
        return `${above}${indent}- ${pairs.slice(inner.length)}`;
      })
      .join('');
  }

  /** What stands behind a colon or a dash, to the line's end. */
  #inline(value: unknown, indent: string): string {
    if (value === null && this.#dice(2) === 0) return `${this.#behind()}\n`;
    const isLiteral = typeof value === 'string' && /^\w+\n\w+\n?$/.test(value) && this.#dice(3) > 0;
    if (!isLiteral) return ` ${this.#flow(value, false)}${this.#behind()}\n`;
    const lines = (value as string).trimEnd().split('\n');
    const body = lines.map((line) => `${indent}   ${line}\n`).join('');
    return ` |${(value as string).endsWith('\n') ? '' : '-'}\n${body}`;
  }

  #flow(value: unknown, isInside: boolean): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.#flow(item, true)).join(', ')}]`;
    if (value !== null && typeof value === 'object') {
      const pairs = Object.entries(value).map(
        ([key, child]) => `${this.#key(key)}: ${this.#flow(child, true)}`,
      );
      return pick(this.#dice, [`{${pairs.join(', ')}}`, pairs.length > 0 ? `{ ${pairs.join(', ')} }` : '{}']);
    }
    if (typeof value !== 'string') return String(value);
    const isPlain = /^[A-Z][a-z]+$/.test(value) || (!isInside && /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(value));
    if (isPlain && this.#dice(2) === 0) return value;
    return /[\n\t]/.test(value) || this.#dice(2) === 0
      ? JSON.stringify(value)
      : `'${value.replaceAll("'", "''")}'`;
  }

  #key(key: string): string {
    return /^[a-z-]{3,}$/i.test(key) && this.#dice(4) > 0 ? key : JSON.stringify(key);
  }

  #above(indent: string): string {
    if (!this.#hasComments) return '';
    return pick(this.#dice, ['', '', '', '\n', `${indent}# note ${this.#comments++}\n`]);
  }

  #behind(): string {
    return this.#hasComments ? pick(this.#dice, ['', '', ` # note ${this.#comments++}`]) : '';
  }
}

function isFilled(value: unknown): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length > 0;
}
