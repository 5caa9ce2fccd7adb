import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentAround, splitDocuments } from '../../../../src/language/syntax/split.ts';

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
  ['----\na: 1\n', ['----\na: 1\n']],
  ['a: 1\n---x\n', ['a: 1\n---x\n']],
  ['a: 1\n---# comment\n', ['a: 1\n---# comment\n']],
  ['a: 1\n---{{ x }}\n', ['a: 1\n---{{ x }}\n']],
  ['a: |\n-----BEGIN\nb\n', ['a: |\n-----BEGIN\nb\n']],
  ['a: "x\n---y"\n', ['a: "x\n---y"\n']],
  ['a: 1\n--- text\n', ['a: 1\n', ' text\n']],
  ['a: 1\n.... \n... # end\nb: 2\n', ['a: 1\n.... \n', ' # end\nb: 2\n']],
  ['a: 1\n\uFEFF---\nb: 2\n', ['a: 1\n\uFEFF', 'b: 2\n']],
  ['a: x\u2028---\n', ['a: x\u2028---\n']],
];

describe('documentAround', () => {
  const table: [text: string, document: string | undefined][] = [
    ['$0a: 1\n---\nb: 2\n', 'a: 1\n'],
    ['a: 1\n$0---\nb: 2\n', undefined],
    ['a: 1\n---$0\nb: 2\n', undefined],
    ['a: 1\n---\n$0b: 2\n', 'b: 2\n'],
    ['a: 1\n----$0\nb: 2\n', 'a: 1\n----\nb: 2\n'],
    ['a: 1\n--$0--\nb: 2\n', 'a: 1\n----\nb: 2\n'],
    ['$0\n---\na: 1\n', '\n'],
    ['a: 1\n...\n$0\n---\nb: 2\n', '\n'],
    ['a: 1\n--- {b$0: 2}\n', ' {b: 2}\n'],
    ['a: 1\r---\r$0b: 2', 'b: 2'],
    ['\uFEFF---\na: $01', 'a: 1'],
    ['----$0', '----'],
    ['a: 1\n---$0', ''],
  ];
  for (const [marked, document] of table) {
    it(JSON.stringify(marked), () => {
      const offset = marked.indexOf('$0');
      const text = marked.replace('$0', '');
      const found = documentAround(text, offset);
      assert.equal(found && text.slice(found.start, found.end), document);
    });
  }
});

it('splitDocuments finds markers behind the indentation of a block scalar', () => {
  const text = '  a: 1\n  ---\n  b: |\n    ---\n  ...\n---\n';
  const documents = splitDocuments(text, 2).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(documents, ['  a: 1\n', '  b: |\n    ---\n', '---\n']);
});

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
    assert.equal(splitDocuments(document.repeat(160_000)).length, 160_001);
    for (const text of ['# c\n'.repeat(2_500_000), '\n'.repeat(10_000_000)]) splitDocuments(text);
  });
});
