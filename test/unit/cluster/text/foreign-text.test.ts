import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lines, oneLine, visible } from '../../../../src/cluster/text/foreign-text.ts';
import * as ofClusters from '../../../../src/cluster/text/markdown.ts';
import * as ofFiles from '../../../../src/language/text/markdown.ts';

describe('text of others', () => {
  it('has its control characters and turning signs written out', () => {
    assert.equal(
      visible('a\u001b]0;x\u0007\u009b\u202eb\u2069\u2028'),
      'a\\u001b]0;x\\u0007\\u009b\\u202eb\\u2069\\u2028',
    );
    assert.equal(visible('one\r\ntwo\rthree\tfour\n'), 'one\ntwo\nthree\tfour\n');
    assert.equal(visible('naïve 日本 👩‍👩‍👧'), 'naïve 日本 👩‍👩‍👧');
  });

  it('begins no line of its own', () => {
    assert.equal(oneLine(' prod\nIt is\r\nprotected. '), 'prod It is protected.');
    assert.equal(lines(['Context prod\nIt is protected', '', 'b']), 'Context prod It is protected\n\nb');
  });
});

for (const [name, { inline, prose, code }] of [
  ['the cluster layer', ofClusters],
  ['the language layer', ofFiles],
] as const) {
  describe(`text of others in Markdown, in ${name}`, () => {
    const INLINE: readonly (readonly [text: string, markdown: string])[] = [
      ['staging', 'staging'],
      ['arn:aws:eks:eu-west-1:0:cluster/prod', 'arn:aws:eks:eu-west-1:0:cluster/prod'],
      ['NET_ADMIN of calico_node', 'NET_ADMIN of calico_node'],
      ['_a_ **b** ~~c~~ `d` $e$', '\\_a\\_ \\*\\*b\\*\\* \\~\\~c\\~\\~ \\`d\\` \\$e\\$'],
      ['[x](command:y)', '\\[x\\](command:y)'],
      ['![c](https://e.invalid/c.png)', '`![c](https://e.invalid/c.png)`'],
      ['see www.e.invalid or a@e.invalid', 'see `www.e.invalid` or `a@e.invalid`'],
      ['https://e.invalid/`x`', '`` https://e.invalid/`x` ``'],
      ['<img src=x> & &lt;', '\\<img src=x> & \\&lt;'],
      ['a | b \\ c', 'a \\| b \\\\ c'],
      ['# head', '\\# head'],
      ['- item', '\\- item'],
      ['> quote', '\\> quote'],
      ['1. item', '1\\. item'],
      ['3.29.7', '3.29.7'],
      ['one\n\n    two\n# three', 'one two # three'],
      ['a\u001bb\u202e', 'a\\\\u001bb\\\\u202e'],
      ['', ''],
    ];
    for (const [text, markdown] of INLINE) {
      it(`${JSON.stringify(text)} stands for itself`, () => assert.equal(inline(text), markdown));
    }

    const PROSE: readonly (readonly [text: string, markdown: string])[] = [
      ['`nonPrivileged: Enabled` in prod.', '`nonPrivileged: Enabled` in prod.'],
      ['has ` ![x](y) ` and *b*', 'has `![x](y)` and \\*b\\*'],
      ['one ` [x](y)', 'one \\` \\[x\\](y)'],
      ['a\u200eb\u061cc', 'a\\\\u200eb\\\\u061cc'],
      ['`a``b`', '`a` `b`'],
      ['at https://e.invalid: `x`', 'at `https://e.invalid:` `x`'],
    ];
    for (const [text, markdown] of PROSE) {
      it(`${JSON.stringify(text)} keeps its code, and no more`, () => assert.equal(prose(text), markdown));
    }

    it('code ends where the text does', () => {
      assert.equal(code('a'), '`a`');
      assert.equal(code('a `b` ``c'), '```a `b` ``c```');
      assert.equal(code('`a'), '`` `a ``');
      assert.equal(code('a\n\nb'), '`a b`');
      assert.equal(code(' '), '');
    });
  });
}

describe('blocks and tables', () => {
  it('a block ends where the text does', () => {
    assert.equal(ofClusters.block('a\n```\n# b\n'), '````text\na\n```\n# b\n\n````');
    assert.equal(ofClusters.block('a'), '```text\na\n```');
  });

  it('a cell ends where the text does', () => {
    const { table, inline, code } = ofClusters;
    assert.equal(table(['h'], [[inline('a|b')], [code('a|b')]]), '| h |\n| --- |\n| a\\|b |\n| `a\\|b` |');
  });
});
