import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compilePattern } from '../../../../../src/language/schema/crd/pattern.ts';

const QUANTITY =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';
const QUALIFIED =
  '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$';

/** Pattern, what fits, what does not. JavaScript says the same of all of these. */
const CASES: readonly [string, readonly string[], readonly string[]][] = [
  [QUANTITY, ['1', '100m', '1.5Gi', '.5', '+2', '1e3', '1E-3'], ['', 'x', '1 Gi', '50MB', '1.5.5']],
  [QUALIFIED, ['a', 'a.b/c', 'example.com/Name_1'], ['', '-a', 'a/', 'A.b/c', 'a//b']],
  ['^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$', ['0a-F9'], ['0a-F', '0a-F99', 'g0-00']],
  ['^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$', ['a', 'a:b', 'A1,_'], ['1', 'a:', '']],
  ['b+c', ['abc', 'bbbc'], ['ac', 'b']],
  ['', ['', 'x'], []],
  ['^$', [''], ['x', '\n']],
  ['^a|b$', ['ax', 'xb'], ['xa', 'bx']],
  ['^(?:a|bc|)d$', ['ad', 'bcd', 'd'], ['abcd']],
  ['^a{2,3}$', ['aa', 'aaa'], ['a', 'aaaa']],
  ['^a{2,}$', ['aa', 'aaaaa'], ['a']],
  ['^(ab?)*$', ['', 'aab', 'abab'], ['b', 'abb']],
  ['^(a*)*$', ['', 'aaa'], ['b']],
  ['^(a*)+b$', ['b', 'aab'], ['aa', 'ba']],
  ['^a*?b??$', ['aab', ''], ['bb']],
  ['^[^a-c]$', ['d', ']', '€'], ['a', 'dd']],
  ['^[]a-]+$', [], []],
  ['^[a\\]-]+$', ['a]-'], ['b']],
  ['^\\d\\D\\w\\W\\s\\S$', ['1a_- x'], ['a1_- x']],
  ['^[\\w.-]+$', ['a-b.c'], ['a b']],
  ['^\\.\\*\\x41\\t$', ['.*A\t'], ['..A\t']],
  ['^.$', ['a', '𝒳'], ['\n', 'ab']],
  ['^x{a}$', ['x{a}'], ['x']],
];

describe('patterns of a cluster', () => {
  for (const [source, fitting, unfitting] of CASES) {
    it(source || '(empty)', () => {
      const pattern = compilePattern(source)!;
      const asJavaScript = new RegExp(source, 'u'.repeat(Number(source === '^.$')));
      for (const text of fitting) {
        assert.equal(pattern(text), true, text);
        assert.ok(asJavaScript.test(text), text);
      }
      for (const text of unfitting) {
        assert.equal(pattern(text), false, text);
        assert.ok(!asJavaScript.test(text), text);
      }
    });
  }

  it('reads a bracket that comes first in a set as itself, as Go does', () => {
    assert.equal(compilePattern('^[]a-]+$')!(']a-'), true);
  });

  it('are not run where they say more than can be read', () => {
    const sources = [
      'a(',
      'a)',
      '[a',
      '*a',
      'a**',
      '(?i)a',
      '\\bx',
      '\\pL',
      '[[:alpha:]]',
      '[b-a]',
      '\\',
      '(?=a)',
      '\\1',
    ];
    for (const source of sources) assert.equal(compilePattern(source), undefined, source);
  });

  // What they cost is for `test/unit/cost` to say.
  it('come to an end, whatever they are', () => {
    const cruel = [
      '^(a+)+$',
      '^(a|a)*$',
      '^(a|aa)+$',
      '^(.*a){12}$',
      '^([a-z]+)*[A-Z]$',
      `^${'a?'.repeat(25)}${'a'.repeat(25)}$`,
    ];
    const text = `${'a'.repeat(3000)}!`;
    for (const source of cruel) assert.equal(compilePattern(source)!(text), false, source);
  });

  it('are not run where pattern and text are too big, nor made of repeats of repeats', () => {
    assert.equal(compilePattern('^((a{1,100}){1,100}){1,100}$'), undefined);
    assert.equal(compilePattern('('.repeat(500) + ')'.repeat(500)), undefined);
    assert.equal(compilePattern('^[a-z]{1,900}$')!('a'.repeat(100_000)), undefined);
    assert.equal(compilePattern('a'.repeat(3000)), undefined);
    assert.equal(compilePattern('(((){1000}){1000}){1000}'), undefined);
  });
});
