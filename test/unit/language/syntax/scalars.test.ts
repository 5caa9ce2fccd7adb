import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textEdits } from '../../../../src/language/syntax/edit.ts';
import { toJson } from '../../../../src/language/syntax/locate.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { applyTextEdits } from '../../../../src/language/text/edit.ts';

/** What sigs.k8s.io/yaml 1.6.0 makes of a value: recorded from the library itself. */
const READINGS: [written: string, read: unknown][] = [
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(pairWith(true)),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(pairWith(false)),
  ...['', '~', 'null', 'Null', 'NULL', '#c', '!!null ""'].map(pairWith(null)),
  ...['tRue', 'oN', 'nULL', '.', '..', '=', '<<', '1,000', '1:30', '1e', '_1', '---', 'b#c', '?b'].map(
    asItself,
  ),
  ...['0x', '0b2', '0o8', '0x1p4', '1e400', '2001-01-01', '2001-01-01T00:00:00Z', '10.0.0.0/8'].map(asItself),
  ['0x1F', 31],
  ['0X1f', 31],
  ['-0x1F', -31],
  ['0x1_F', 31],
  ['0o17', 15],
  ['017', 15],
  ['0_7', 7],
  ['-0o7', -7],
  ['0b11', 3],
  ['-0b1', -1],
  ['08', 8],
  ['09.5', 9.5],
  ['00', 0],
  ['-0', 0],
  ['+1', 1],
  ['1_000', 1000],
  ['1__0', 10],
  ['1_', 1],
  ['1_0.5', 10.5],
  ['1e3', 1000],
  ['1E5', 100000],
  ['0.1e1_0', 1e9],
  ['1.', 1],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['5.e3', 5000],
  ['.1_0', 0.1],
  ['1.50', 1.5],
  ['9007199254740991', 9007199254740991],
  ['"on"', 'on'],
  ["'1'", '1'],
  ['"\\x41\\u00e9"', 'Aé'],
  ['!!str 1', '1'],
  ['!!int "3"', 3],
  ['!!float 3', 3],
  ['!!bool yes', true],
  ['!!binary aGk=', 'hi'],
  ['!!timestamp 2001-01-01', '2001-01-01'],
  ['! 5', '5'],
  ['!ours 1', '1'],
  ['!ours {b: 1}', { b: 1 }],
  ['[b: c]', [{ b: 'c' }]],
  ['{b, c: }', { b: null, c: null }],
  ['{b:1}', { 'b:1': null }],
  ['{"b":1}', { b: 1 }],
  ['b\n  c', 'b c'],
  ['"b\n\n  c"', 'b\nc'],
  ['|\n  b\n  c\n', 'b\nc\n'],
  ['|-\r\n  b\r\n  c\r\n', 'b\nc'],
  ['>\n  b\n  c\n', 'b c\n'],
];

describe('scalars, as Kubernetes reads them', () => {
  for (const [written, value] of READINGS) {
    it(`${JSON.stringify(written)} is ${JSON.stringify(value)}`, () => {
      assert.deepEqual(read(`a: ${written}\n`), { a: value });
    });
  }

  for (const written of [
    '.inf',
    '-.Inf',
    '.nan',
    '!!int x',
    '!!binary "%%"',
    '`b',
    '@b',
    '%b',
    '"\\q"',
    '\u0001',
  ]) {
    it(`${JSON.stringify(written)} is refused`, () => {
      const { problems } = parse(`a: ${written}\n`);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['yaml-syntax'],
      );
    });
  }

  it('names keys as JSON does', () => {
    assert.deepEqual(read('1: a\n1.5: b\ntrue: c\nn: d\n0x10: e\n'), {
      1: 'a',
      1.5: 'b',
      true: 'c',
      false: 'd',
      16: 'e',
    });
  });
});

describe('strings that are written', () => {
  const strings = READINGS.map(([written]) => written)
    .concat(
      ': ',
      'a:',
      'a: b',
      ' #',
      '-',
      '- ',
      '-x',
      '*a',
      '&a',
      '!a',
      '%a',
      '"',
      "'",
      '{',
      ']',
      ',',
      ' a',
      'a ',
      '\t',
    )
    .concat(
      '\u0000',
      '\u0085',
      '\u2028',
      '\ufeff',
      '😀',
      'a\nb',
      'a\n',
      '\na',
      'a\n\n',
      'a \nb',
      '...',
      '? x',
      ':x',
    );
  for (const style of [
    'a: old\n',
    'a: "old"\n',
    "a: 'old'\n",
    'a: {b: old}\n',
    '{"a": "old"}\n',
    'a: [old]\n',
  ]) {
    it(`are read back as they were meant in ${JSON.stringify(style)}`, () => {
      const path = style.includes('{b') ? ['a', 'b'] : style.includes('[') ? ['a', 0] : ['a'];
      for (const value of strings) {
        const document = parse(style);
        const result = applyTextEdits(style, textEdits(document, [], [{ op: 'set', path, value }]));
        const leaf = path.length === 1 ? value : path[1] === 0 ? [value] : { b: value };
        assert.deepEqual(read(result), { a: leaf }, JSON.stringify(value));
      }
    });
  }
});

function pairWith(value: unknown): (written: string) => [string, unknown] {
  return (written) => [written, value];
}

function asItself(written: string): [string, unknown] {
  return [written, written];
}

function parse(text: string) {
  return parseDocument(text);
}

function read(text: string): unknown {
  const { root, problems } = parse(text);
  assert.deepEqual(problems, [], text);
  return root && toJson(root);
}
