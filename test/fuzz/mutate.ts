import { type Dice, pick } from '../unit/language/syntax/random-manifest.ts';

/** What mutated texts may grow to. */
const LONGEST = 8_000;
/** One text of so many is made of a whole seed; the others are made of some of its lines, at most so many in a row. */
const WHOLE = 8;
const MOST_LINES = 3;

const SIGNS = [
  ...[
    '-',
    '--',
    '---',
    '----',
    '---x',
    '--- # c',
    '---# c',
    '---{{ x }}',
    '...',
    '-----BEGIN',
    '- ',
    ': ',
    ':',
    '? ',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '\u2028',
    '\u2029',
    '\u0085',
    '\u00A0',
    '\uFEFF',
    '\uD800',
    '\uDC00',
    '\0',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    ',',
    '"',
    "'",
    '\\',
    '\\n',
    '#',
    ' # ',
    '%',
    '@',
    '`',
    '&a ',
    '*a',
    '<<: *a\n',
  ],
  ...[
    '!!str ',
    '!!binary ',
    '!x ',
    '! ',
    '|',
    '|\n',
    '>-\n',
    '|2\n',
    '{{ x }}',
    '{{',
    '}}',
    '{{- if a }}\n',
    '{{- end }}\n',
  ],
  ...[
    '$' + '{X}',
    '<name>',
    '{% if a %}',
    '😀',
    'é',
    'null',
    '~',
    'true',
    'off',
    '0x1F',
    '1e30',
    '-1',
    '.inf',
    'undefined',
  ],
];
const VALUES = [
  ...[
    'Enabled',
    'Disabled',
    'enabled',
    'BPF',
    'Iptables',
    'VXLAN',
    'None',
    'default',
    'overlay',
    'Calico',
    'EKS',
  ],
  ...[
    '""',
    "''",
    '{}',
    '[]',
    'null',
    '~',
    '0',
    '-1',
    '1.5',
    '1e30',
    'yes',
    '"1"',
    "'26'",
    '26',
    '|',
    '>',
    '*a',
    '&a',
    '!!str 1',
  ],
  ...[
    '10.0.0.0/8',
    'fd00::/48',
    '192.168.0.0/16',
    '50Mi',
    '50MB',
    '{a: b}',
    '[a, b]',
    '{{ .Values.x }}',
    '"a\\nb"',
    'a: b',
  ],
];
const LINES = [
  ...[
    '---',
    '----',
    '---x',
    '---# comment',
    '--- # c',
    '--- text',
    '---{{ x }}',
    '------------',
    '...',
    '%YAML 1.1',
    '',
  ],
  ...[
    '# calico-version: v3.29.7',
    '# calico-version: 3.21',
    '# calico-version: v1.36.16',
    '# calico-version:',
    '# c',
  ],
  ...[
    '# calico-installation: ignore',
    '# calico-installation: ignore-file schema-enum',
    '# yaml-language-server: $schema=x',
  ],
  ...[
    'apiVersion: operator.tigera.io/v1',
    'kind: Installation',
    'metadata:',
    '  name: default',
    'spec:',
    '  calicoNetwork:',
  ],
  ...[
    '  nonPrivileged: Enabled',
    '- a',
    '  - b: c',
    '? a',
    '<<: *a',
    '-----BEGIN CERTIFICATE-----',
    '{{- if .a }}',
    '{{- end }}',
  ],
];

type Mutation = (text: string, dice: Dice, seeds: readonly string[]) => string;

const MUTATIONS: readonly Mutation[] = [
  (text, dice) => splice(text, dice(text.length + 1), 0, pick(dice, SIGNS)),
  (text, dice) => splice(text, dice(text.length + 1), 1 + dice(3), pick(dice, SIGNS)),
  (text, dice) => splice(text, dice(text.length + 1), 1 + dice(dice(8) === 0 ? 200 : 8), ''),
  (text, dice) => {
    const at = dice(text.length + 1);
    return splice(text, at, 0, text.slice(at, at + 1 + dice(60)).repeat(1 + dice(3)));
  },
  (text, dice) => (dice(2) === 0 ? text.slice(0, dice(text.length + 1)) : text.slice(dice(text.length + 1))),
  inLines((lines, at) => lines.splice(at, 1)),
  inLines((lines, at) => lines.splice(at, 0, lines[at]!)),
  inLines((lines, at, dice) => {
    const other = dice(lines.length);
    [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  }),
  inLines((lines, at, dice) => lines.splice(at, 0, pick(dice, LINES))),
  inLines((lines, at, dice) => lines.splice(at, 0, ' '.repeat(dice(9)) + pick(dice, LINES))),
  inLines((lines, at) => lines.splice(at, 2, lines.slice(at, at + 2).join(' '))),
  inLines((lines, at, dice) => {
    lines[at] = pick(dice, [
      ` ${lines[at]}`,
      `  ${lines[at]}`,
      lines[at]!.slice(1),
      `\t${lines[at]}`,
      `- ${lines[at]}`,
    ]);
  }),
  inLines((lines, at, dice) => {
    lines[at] = pick(dice, [
      `# ${lines[at]}`,
      `${lines[at]} # c`,
      `${lines[at]}  `,
      `${lines[at]}:`,
      `${lines[at]}\r`,
    ]);
  }),
  // Another value, and a property before a value.
  inLines((lines, at, dice) => {
    lines[at] = lines[at]!.replace(/(?<=[:-] ).*$/, () => pick(dice, VALUES));
  }),
  inLines((lines, at, dice) => {
    lines[at] = lines[at]!.replace(/(?<=[:-]) ?(?=.*$)/, () =>
      pick(dice, [' &a ', ' !!str ', ' *a ', ' "', ' |\n', ' {{ x }} ']),
    );
  }),
  inLines((lines, at) => {
    lines[at] = lines[at]!.replace(/^(\s*)([\w.]+):/, '$1"$2":');
  }),
  typo,
  (text, dice, seeds) =>
    `${text}${pick(dice, ['---\n', '\n---\n', '...\n', '--- # c\n', '----\n'])}${seedOf(seeds, dice)}`,
  (text, dice, seeds) => splice(text, dice(text.length + 1), 0, seedOf(seeds, dice).slice(0, 400)),
  (text, dice) =>
    pick(dice, [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`, `\n${text}`]),
  (text) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: |\n${text.replace(/^(?=.)/gm, '    ')}`,
  (text) => `apiVersion: v1\nkind: List\nitems:\n- ${text.replace(/\n(?=.)/g, '\n  ')}`,
];

/** A text that something is wrong with: one seed, changed some times. */
export function mutated(seeds: readonly string[], dice: Dice): string {
  let text = seedOf(seeds, dice);
  for (let count = 1 + dice(dice(3) === 0 ? 12 : 4); count > 0; count--) text = mutate(text, dice, seeds);
  return text;
}

/** Long texts cost time and show little that short ones do not: most of the time, a few lines of a seed. */
function seedOf(seeds: readonly string[], dice: Dice): string {
  const seed = pick(dice, seeds);
  if (dice(WHOLE) > 0) return excerpt(seed, dice);
  return seed.length > LONGEST && dice(8) > 0 ? pick(dice, seeds) : seed;
}

/** Of one document, what its lines without indent say, and some lines in a row below the keys that they are under. */
function excerpt(seed: string, dice: Dice): string {
  const lines = pick(dice, seed.split(/^(?=---)/m)).split(/(?<=\n)/);
  const indents = lines.map((line) => line.search(/\S|$/));
  const at = dice(lines.length);
  const end = at + 1 + dice(MOST_LINES);
  let below = indents[at]!;
  const kept: string[] = [];
  for (let index = end - 1; index >= 0; index--) {
    const indent = indents[index] ?? 0;
    if (index < at && indent > 0 && indent >= below) continue;
    if (index < at) below = Math.min(below, indent);
    kept.unshift(lines[index] ?? '');
  }
  // Comments and keys at the very left may be many.
  return [...kept, ...lines.slice(end).filter((_, index) => indents[end + index] === 0)].join('');
}

export function mutate(text: string, dice: Dice, seeds: readonly string[]): string {
  const changed = pick(dice, MUTATIONS)(text, dice, seeds);
  return changed.length > Math.max(LONGEST, text.length) ? text : changed;
}

function splice(text: string, at: number, length: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + length);
}

function inLines(change: (lines: string[], at: number, dice: Dice) => unknown): Mutation {
  return (text, dice) => {
    const lines = text.split('\n');
    change(lines, dice(lines.length), dice);
    return lines.join('\n');
  };
}

/** One letter of one key, or its case. */
function typo(text: string, dice: Dice): string {
  const keys = [...text.matchAll(/[\w.-]+(?=["']?:)/g)];
  if (keys.length === 0) return text;
  const { 0: key, index } = pick(dice, keys);
  const at = dice(key.length);
  const wrong = pick(dice, [
    key.toLowerCase(),
    key[0]!.toUpperCase() + key.slice(1),
    key.toUpperCase(),
    splice(key, at, 1, ''),
    splice(key, at, 0, key[at]!),
    splice(key, at, 1, 'x'),
    `${key}s`,
  ]);
  return splice(text, index, key.length, wrong);
}
