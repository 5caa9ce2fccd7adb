import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { toJson } from '../../../../src/language/syntax/locate.ts';
import { childOf, entryOf } from '../../../../src/language/syntax/node.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { diceOf, pick } from './random-manifest.ts';

/** The text, and the problems as `code:what is underlined`. */
const PROBLEMS: [text: string, ...problems: string[]][] = [
  ['a: 1\nb: [2]\n'],
  ['{\n\t"a": 1\n}\n'],
  ['a:\tb\n'],
  ['a: {\n  b: 1\n}\nc: [\n  2\n]\n'],
  ['\uFEFFa: 1\n'],
  ['a: 1\rb: 2\r'],
  ['a: 1\nb: 2\na: 3\n', 'yaml-duplicate-key:a'],
  ['{"a": 1, "a": 2}', 'yaml-duplicate-key:"a"'],
  ['1: a\n"1": b\n', 'yaml-duplicate-key:"1"'],
  ['a:\n\tb: 1\n', 'yaml-tab:\t'],
  ['a:\n  b: 1\n\tc: 2\n', 'yaml-tab:\t'],
  ['a:\n  \tb: 1\n', 'yaml-tab:\t'],
  ['a: *x\n', 'yaml-alias:*x'],
  ['a: &x [*x]\n', 'yaml-alias:*x'],
  ['a: "x\n', 'yaml-syntax:'],
  ['a: [1, 2\n', 'yaml-syntax:'],
  ['a: b: c\n', 'yaml-syntax:b'],
  ['a: - b\n', 'yaml-syntax:-'],
  ['{a: 1, , b: 2}', 'yaml-syntax:,'],
  ['? [a]\n: b\n', 'yaml-syntax:[a]'],
  ['a:\n  b: 1\n\n   # c\n   d: 2\n', 'yaml-syntax:d: 2'],
  ['apiVersion: v1\nkind: A\nspec: 1\n\napiVersion: v1\nkind: B\nspec: 2\n', 'yaml-duplicate-key:apiVersion'],
  ['items:\n- apiVersion: v1\n  kind: A\n  apiVersion: v1\n  kind: B\n', 'yaml-duplicate-key:apiVersion'],
  [
    'apiVersion: v1\na: 1\nb: 1\napiVersion: v1\na: 1\n',
    'yaml-duplicate-key:apiVersion',
    'yaml-duplicate-key:a',
  ],
  ['null: a\n', 'yaml-syntax:null'],
  ['<<: 5\n', 'yaml-syntax:5'],
  // A ruler of many signs below a key without a colon.
  [`? a\n${'#'.repeat(80)}\nb: 1\n`],
];

describe('parse', () => {
  for (const [text, ...expected] of PROBLEMS) {
    it(`${JSON.stringify(text)}: ${expected.join() || 'nothing wrong'}`, () => {
      const { problems } = parse(text);
      const found = problems.map(({ code, span }) => `${code}:${text.slice(span.start, span.end)}`);
      assert.deepEqual(found, expected);
      for (const { message } of problems) assert.match(message, /^\S.*\.$/);
    });
  }

  it('keeps what it can of a broken text', () => {
    const { root } = parse('kind: Installation\nspec:\n  a: 1\n  b: [1, 2\n  c: 3\n');
    assert.equal(childOf(childOf(root, 'spec'), 'a')?.kind, 'scalar');
    assert.equal(entryOf(root, 'kind')?.key, 'kind');
  });

  it('takes the last of duplicate keys', () => {
    assert.deepEqual(json('a: 1\nb: 2\na: 3\n'), { a: 3, b: 2 });
    assert.deepEqual(keys('a: 1\nb: 2\na: 3\n'), ['b', 'a']);
    assert.deepEqual(keys('a: 1\n<<: {a: 2}\nb: 3\n'), ['b', 'a']);
  });

  it('merges, the later beating the earlier', () => {
    assert.deepEqual(json('x: &x {p: 1, q: 2}\na:\n  <<: *x\n  p: 3\n'), {
      x: { p: 1, q: 2 },
      a: { p: 3, q: 2 },
    });
    assert.deepEqual(json('a: 1\n<<: {a: 2, b: 3}\n'), { a: 2, b: 3 });
    assert.deepEqual(json('b: &x {p: 1}\n<<: [*x, {p: 2, q: 3}]\n'), { b: { p: 1 }, p: 1, q: 3 });
    assert.deepEqual(json('"<<": {b: 1}\n'), { '<<': { b: 1 } });
  });

  it('places what an alias or a merge brings in at the alias', () => {
    const text = 'x: &x {p: [1]}\na: *x\nb:\n  <<: *x\n';
    const { root } = parse(text);
    const aliased = entryOf(entryOf(root, 'a')?.value, 'p');
    const merged = entryOf(entryOf(root, 'b')?.value, 'p');
    assert.deepEqual(
      [aliased?.keySpan.start, merged?.keySpan.start],
      [text.indexOf('*x'), text.lastIndexOf('*x')],
    );
    assert.deepEqual(childOf(merged?.value, 0)?.span, merged?.keySpan);
  });

  for (const [text, at] of [
    ['a:\nb: 1\n', 2],
    ['a:   # c\nb: 1\n', 2],
    ['a: {b: , c: 1}', 6],
    ['a: {b, c: 1}', 5],
    ['? a\n: \n', 5],
    ['a:\n  -\n  - 1\n', 6],
  ] as const) {
    it(`puts the value left out of ${JSON.stringify(text)} at ${at}`, () => {
      const value = childOf(parse(text).root, 'a')!;
      const leaf =
        value.kind === 'map' ? childOf(value, 'b')! : value.kind === 'list' ? value.items[0]! : value;
      assert.deepEqual([leaf.kind === 'scalar' && leaf.style, leaf.span], ['empty', { start: at, end: at }]);
    });
  }

  it('gives scalars and collections the span of what is written', () => {
    const text = 'a: "x" # c\nb:\n  - 1\n  - {c: d} # e\n# f\ng: |\n  h\n\n';
    const { root } = parse(text);
    const written = ['a', 'b', 'g'].map((key) => {
      const { start, end } = childOf(root, key)!.span;
      return text.slice(start, end);
    });
    assert.deepEqual(written, ['"x"', '- 1\n  - {c: d}', '|\n  h']);
    assert.equal(text.slice(root!.span.start, root!.span.end), text.trimEnd());
  });

  it('counts from the start of the document', () => {
    const text = '\n# c\nb: *x\n';
    const document = parseDocument(text);
    assert.equal(entryOf(document.root, 'b')?.keySpan.start, text.indexOf('b'));
    assert.equal(document.problems[0]?.span.start, text.indexOf('*'));
  });

  for (const text of ['', '\n', '# c\n', '%YAML 1.1\n', ' \uFEFF'.trim()]) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => assert.equal(parse(text).root, undefined));
  }
});

describe('parsing, whatever the text', () => {
  const base = [
    'kind: Installation # c\nspec: &a\n  x: "q"\n  y: \'r\'\n  z:\n    - 1\n    - b: |\n        t\n',
    'w:\n  <<: *a\n  v: {p: [1, 2], "q": }\n? k\n: l\n',
  ].join('');
  const bits = [
    '\t',
    ' ',
    '\n',
    ':',
    '- ',
    '#',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '&a ',
    '*a',
    '|',
    '? ',
    '!',
    '---\n',
    '\r',
    '\\',
    '\0',
  ];

  it('never throws, and keeps every span inside of it', () => {
    for (let seed = 1; seed <= 800; seed++) {
      const dice = diceOf(seed);
      let text = base;
      for (let times = dice(5); times >= 0; times--) {
        const at = dice(text.length + 1);
        text = text.slice(0, at) + pick(dice, bits) + text.slice(at + dice(4));
      }
      const { root, problems } = parse(text);
      if (root) toJson(root);
      for (const { span } of problems) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length + 1, `seed ${seed}`);
      }
    }
  });

  it('says so where it is nested two thousand levels deep on one line, whatever comes below', () => {
    for (const start of ['a: ', 'a: [', 'a: {'])
      for (const level of ['a: ', '- ', '? ', ': ', '<<: ', '- a: ', '[', '{a: '])
        for (const below of ['', '\nx', '\nx: 1', '\n---\na: 1', ']', '}\n'])
          assert.ok(parse(`${start}${level.repeat(2_000)}${below}`).problems.length > 0);
  }).timeout(60_000);

  it('says so where it is nested ten thousand levels deep', () => {
    for (const text of ['['.repeat(10_000), '- '.repeat(10_000), '{a: '.repeat(10_000)]) {
      assert.match(parse(text).problems[0]?.message ?? '', /levels deep/);
    }
  });

  it('stops at aliases that nest', () => {
    let text = 'a0: &a0 x\n';
    for (let level = 1; level <= 60; level++) {
      text += `a${level}: &a${level} ${'['.repeat(400)}*a${level - 1}${']'.repeat(400)}\n`;
    }
    const { root, problems } = parse(text);
    assert.equal(problems[0]?.code, 'yaml-alias');
    assert.ok(toJson(root!));
  });

  it('stops at aliases that multiply', () => {
    let text = 'a0: &a0 [x]\n';
    for (let level = 1; level <= 10; level++) {
      text += `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]\n`;
    }
    assert.deepEqual([...new Set(parse(text).problems.map(({ code }) => code))], ['yaml-alias']);
  });
});

function keys(text: string): unknown {
  const { root } = parse(text);
  return root?.kind === 'map' && root.entries.map(({ key }) => key);
}

function json(text: string): unknown {
  const { root } = parse(text);
  return root && toJson(root);
}

function parse(text: string) {
  return parseDocument(text);
}
