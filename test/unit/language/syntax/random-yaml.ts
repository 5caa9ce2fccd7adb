import { type Dice, pick } from './random-manifest.ts';

/** What a slip of the finger, or what is typed next, puts into a text. */
export const SLIPS = [
  '',
  '',
  ' ',
  '  ',
  '\n',
  '\n\n',
  ':',
  ': ',
  '-',
  '- ',
  '#',
  ' #',
  '"',
  "'",
  'x',
  '[',
  ']',
  '[]',
  '{',
  '}',
  ',',
  '.',
  '?',
  '? ',
  '|',
  '>',
  '|\n',
  '&',
  '*',
  '&a ',
  '*a',
  '!',
  '!!str ',
  '<<: *a',
  '\t',
  '\\',
  '%',
  '@',
  'foo\n',
  'é',
  '\r\n',
  '0',
  '~',
  '---\n',
  '`',
  '"\n',
  "'\n",
  '\n\t',
  '\n ',
  'k: ',
  '\n  k: v\n',
];

export const TEMPLATES = [
  '{{ .Values.a }}',
  ' {{ .Values.a }}',
  '\n{{- if .b }}\n',
  '\n  {{- else }}\n',
  '\n{{ end }}\n',
  '\n{{- toYaml .c | nindent 2 }}\n',
  '- {{ d }}\n',
  ': {{ d }}\n',
  `\${E}`,
  '<f>',
  '$(g)',
  '{{ h }}: 1\n',
  '{{',
  '}}',
];

/** A text with one to three slips somewhere. */
export function slipped(dice: Dice, text: string, slips: readonly string[] = SLIPS): string {
  let changed = text;
  for (let times = dice(3); times >= 0; times--) {
    const at = dice(changed.length + 1);
    changed = changed.slice(0, at) + pick(dice, slips) + changed.slice(at + pick(dice, [0, 0, 1, 1, 2, 5]));
  }
  return changed;
}

const KEYS = [
  'a',
  'b',
  'spec',
  'kind',
  'a.b/c',
  '"q"',
  "'s'",
  'on',
  '1',
  'null',
  '<<',
  '"a"',
  'long-key',
  'é',
  '"x y"',
];
const PLAIN = [
  'x',
  'Enabled',
  'off',
  '1',
  '0x1F',
  '-1.5',
  '10.0.0.0/8',
  'fd00::/8',
  'a b',
  'x#y',
  '~',
  'null',
  '.inf',
  '2001-01-01',
  'é',
  "it's",
  'a, b',
  '1_000',
  '-a',
  'http://x.y/z?q=1',
  'a:b',
  '1e3',
  '.nan',
  '+1',
  'a\\b',
  '-',
  '<x',
];
const QUOTED = [
  '"x"',
  "'x'",
  '""',
  "''",
  '"a\\nb"',
  "'it''s'",
  '"\\u00e9"',
  '"a: b"',
  "'a # b'",
  '"\\x4"',
  '"\\q"',
  '"é"',
  '"{}"',
  '"a\\\\"',
  '"\\""',
  "'\"'",
  '"\t"',
];

/** Writes YAML of every construct, mostly sound. */
export class RandomYaml {
  readonly #dice: Dice;
  readonly #step: number;

  constructor(dice: Dice) {
    this.#dice = dice;
    this.#step = 1 + dice(3);
  }

  document(): string {
    const dice = this.#dice;
    const start = pick(dice, ['', '', '', '# c\n', '\n']);
    const body =
      dice(12) === 0 ? `${this.#flow(3, 0)}\n` : dice(8) === 0 ? this.#list(0, 3) : this.#map(0, 4);
    const text = start + body + pick(dice, ['', '', '# c\n', '\n', '  # c\n', '  \n']);
    const ended = dice(6) === 0 ? text.trimEnd() : text;
    return dice(8) === 0 ? ended.replaceAll('\n', '\r\n') : ended;
  }

  #map(column: number, depth: number): string {
    const lines: string[] = [];
    for (let count = 1 + this.#dice(4); count > 0; count--) lines.push(this.#entry(column, depth));
    return lines.join('');
  }

  #entry(column: number, depth: number): string {
    const dice = this.#dice;
    const indent = ' '.repeat(column);
    const above =
      dice(8) === 0 ? pick(dice, ['\n', `${indent}# c\n`, '# c\n', `${indent}  # "c'\n`, '   \n']) : '';
    if (dice(40) === 0)
      return `${above}${indent}${pick(dice, ['foo', 'foo bar', 'f', '"foo"', '? a', ': a', '*a : b', '&a b: c', '[a', '"a', '\tfoo', '- x'])}\n`;
    return `${above}${indent}${pick(dice, KEYS)}${dice(30) === 0 ? ' ' : ''}:${this.#value(column, depth, true)}`;
  }

  #list(column: number, depth: number): string {
    const dice = this.#dice;
    const items: string[] = [];
    for (let count = 1 + dice(3); count > 0; count--) {
      const indent = ' '.repeat(column);
      const blanks = ' '.repeat(dice(5) === 0 ? 3 : 1);
      const inner = column + 1 + blanks.length;
      const kind = depth > 0 ? dice(6) : 5;
      if (kind < 2) items.push(`${indent}-${blanks}${this.#map(inner, depth - 1).trimStart()}`);
      else if (kind === 2) items.push(`${indent}-${blanks}${this.#list(inner, depth - 1).trimStart()}`);
      else items.push(`${indent}-${this.#value(column, depth, false)}`);
    }
    return items.join('');
  }

  /** What stands behind a colon or a dash, with the lines below that belong to it. */
  #value(column: number, depth: number, mayBeList: boolean): string {
    const dice = this.#dice;
    const below = column + this.#step;
    const end = this.#end();
    const anchor = dice(12) === 0 ? ` ${pick(dice, ['&a', '&b', '&c', '!!str', '&a &b', '&a !x', '!'])}` : '';
    switch (depth > 0 ? dice(14) : dice(8) + 6) {
      case 0:
      case 1:
      case 2:
      case 3:
        return `${anchor}${end}${this.#map(below, depth - 1)}`;
      case 4:
        return `${anchor}${end}${this.#list(mayBeList && dice(2) ? column : below, depth - 1)}`;
      case 5:
        return `${anchor}${end}${' '.repeat(below)}${pick(dice, [this.#scalar(), this.#flow(2, below)])}${this.#end()}`;
      case 6:
        return `${anchor}${end}`;
      case 7:
        return ` ${pick(dice, ['*a', '*b', '*c', '[*a, *b]', '*unknown'])}${end}`;
      case 8:
        return this.#block(column, anchor);
      case 9:
        return `${anchor} ${this.#multiline(below)}${end}`;
      case 10:
      case 11:
        return `${anchor} ${this.#flow(2, dice(6) === 0 ? column : below)}${end}`;
      default:
        return `${anchor} ${this.#scalar()}${end}`;
    }
  }

  #end(): string {
    return pick(
      this.#dice,
      ['\n', '\n', '\n', '\n', ' # c\n', ' \n', ' #"\'\n', '#c\n', '\t\n'].slice(
        0,
        this.#dice(4) === 0 ? 9 : 6,
      ),
    );
  }

  #scalar(): string {
    return pick(this.#dice, this.#dice(3) === 0 ? QUOTED : PLAIN);
  }

  #multiline(column: number): string {
    const dice = this.#dice;
    const lineEnd = `\n${pick(dice, ['', '\n', '  \n'])}${' '.repeat(dice(12) === 0 ? Math.max(0, column - 2) : column)}`;
    const text = ['a', pick(dice, ['b', '# b', 'b: c', '- b', 'b\\'])].join(lineEnd);
    return pick(dice, [`"${text}"`, `'${text}'`, text, `"${text}`]);
  }

  #block(column: number, anchor: string): string {
    const dice = this.#dice;
    const header = pick(dice, ['|', '>', '|-', '>+', '|2', '|+', '>-', '|1-', '|x', '| # c', '|# c']);
    const indent = ' '.repeat(column + 1 + dice(3));
    const lines = Array.from({ length: dice(4) }, () =>
      pick(dice, [
        `${indent}text`,
        `${indent}  more`,
        '',
        `${indent}# no comment`,
        `${indent}k: v`,
        '  ',
        `${indent}- "x`,
        `${indent}\tt`,
      ]),
    );
    return `${anchor} ${header}\n${lines.map((line) => `${line}\n`).join('')}`;
  }

  #flow(depth: number, column: number): string {
    const dice = this.#dice;
    if (depth === 0)
      return dice(8) === 0 ? pick(dice, ['*a', '&b x', '*unknown']) : this.#scalar().replace(/^a, b$/, 'ab');
    const items: string[] = [];
    const isMap = dice(2) === 0;
    for (let count = dice(4); count > 0; count--) {
      const value = dice(3) === 0 ? this.#flow(depth - 1, column) : this.#flow(0, column);
      if (isMap || dice(12) === 0)
        items.push(
          pick(dice, [
            `${pick(dice, KEYS)}: ${value}`,
            `${pick(dice, KEYS)}: ${value}`,
            `"k":${value}`,
            pick(dice, KEYS),
            `${pick(dice, KEYS)}:`,
            `<<: ${value}`,
            `? ${value}`,
            `k : ${value}`,
          ]),
        );
      else items.push(value);
    }
    const blank = pick(dice, [
      '',
      ' ',
      `\n${' '.repeat(column + 1)}`,
      `\n${' '.repeat(column)}`,
      ` # c\n${' '.repeat(column + 2)}`,
      '\n\n ',
    ]);
    const comma = pick(dice, [', ', ',', `,${blank || ' '}`]);
    const text = blank + items.join(comma) + pick(dice, ['', '', ',']) + blank;
    return isMap ? `{${text}}` : `[${text}]`;
  }
}
