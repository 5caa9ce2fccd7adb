import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { splitDocuments } from '../../../../src/language/syntax/split.ts';

const CASES: [text: string, documents: string[]][] = [
  ['', ['']],
  ['a: 1\n', ['a: 1\n']],
  ['# only\n', ['# only\n']],
  ['a: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
  ['---\na: 1\n', ['a: 1\n']],
  ['# head\n---\na: 1\n', ['a: 1\n']],
  ['%YAML 1.1\n# head\n---\na: 1\n', ['a: 1\n']],
  ['\uFEFFa: 1\n', ['a: 1\n']],
  ['\uFEFF---\na: 1\n', ['a: 1\n']],
  ['\uFEFF# c\n---\na: 1\n', ['a: 1\n']],
  ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', 'b: 2\r\n']],
  ['a: 1\r---\rb: 2', ['a: 1\r', 'b: 2']],
  ['a: 1\n--- # calico-version: v3.30.0\nb: 2\n', ['a: 1\n', ' # calico-version: v3.30.0\nb: 2\n']],
  ['a: 1\n--- {b: 2}\n', ['a: 1\n', ' {b: 2}\n']],
  ['a: 1\n---   \nb: 2\n', ['a: 1\n', 'b: 2\n']],
  ['a: 1\n---\n---\nb: 2\n', ['a: 1\n', '', 'b: 2\n']],
  ['a: 1\n---', ['a: 1\n', '']],
  ['a: 1\n...\n# between\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
  ['a: 1\n...\n', ['a: 1\n']],
  ['a: |\n  text\n---\nb: 2\n', ['a: |\n  text\n', 'b: 2\n']],
  ['a: |\n  ---\n  text\n', ['a: |\n  ---\n  text\n']],
  ['a: 1\n----\nb: ---\n---c: 2\n', ['a: 1\n----\nb: ---\n---c: 2\n']],
];

describe('splitDocuments', () => {
  for (const [text, documents] of CASES) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        splitDocuments(text).map(({ start, end }) => text.slice(start, end)),
        documents,
      );
    });
  }

  it('does not hang on ten megabytes', () => {
    const document = 'apiVersion: v1\nkind: ConfigMap\ndata: |\n  ----\n  aaaa aaa aaa\n---\n';
    for (const text of [document.repeat(160_000), '# c\n'.repeat(2_500_000), '\n'.repeat(10_000_000)]) {
      const start = performance.now();
      splitDocuments(text);
      assert.ok(performance.now() - start < 10_000);
    }
  });
});
