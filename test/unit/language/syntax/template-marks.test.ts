import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { entryOf, type YamlNode } from '../../../../src/language/syntax/node.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { markTemplates } from '../../../../src/language/syntax/template/mark.ts';
import { maskTemplates } from '../../../../src/language/syntax/template/mask.ts';

/** A tree as it is before the marks, and after them. */
function marked(text: string): { plain: YamlNode; marked: YamlNode } {
  const masked = maskTemplates(text)!;
  const plain = parseDocument(masked.text, { literal: true }).root!;
  return { plain, marked: markTemplates(plain, text, masked) };
}

describe('markTemplates', () => {
  it('leaves the very nodes that no template touches, which are known from the last reading', () => {
    const { plain, marked: tree } = marked('a:\n  b: 1\nc:\n  d: {{ x }}\ne:\n  f: 2\n');
    for (const key of ['a', 'e']) assert.equal(entryOf(tree, key)?.value, entryOf(plain, key)?.value);
    assert.equal(entryOf(entryOf(tree, 'c')?.value, 'd')?.value.unknown, true);
  });

  it('marks what stands next to a template that may put out more of it', () => {
    const { marked: tree } = marked('a:\n  b: 1\n  {{ x }}\nc: 2\n');
    assert.equal(entryOf(tree, 'a')?.value.unknown, true);
    assert.equal(entryOf(tree, 'c')?.value.unknown, undefined);
  });

  it('marks what a branch may leave out, though no template stands in it', () => {
    const { marked: tree } = marked('a:\n  {{ if x }}\n  b: {c: 1}\n  {{ end }}\nd: 1\n');
    assert.equal(entryOf(entryOf(tree, 'a')?.value, 'b')?.value.conditional, true);
    assert.equal(entryOf(tree, 'd')?.value.conditional, undefined);
  });

  it('marks every entry of a merge that a template has a hand in', () => {
    const { marked: tree } = marked('a: 1\n<<: {b: {{ x }}, c: {d: 1}, e: 1}\nf: 1\n');
    assert.deepEqual(tree.kind === 'map' && tree.entries.map(({ value }) => [value.kind, value.unknown]), [
      ['scalar', undefined],
      ['scalar', undefined],
      ['scalar', true],
      ['map', true],
      ['scalar', true],
    ]);
  });
});
