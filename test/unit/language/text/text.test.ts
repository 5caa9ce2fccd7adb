import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyTextEdits } from '../../../../src/language/text/edit.ts';
import { LineIndex } from '../../../../src/language/text/line-index.ts';
import { formatPath, isWithin, type Path, parsePath, valueAt } from '../../../../src/language/text/path.ts';

const PATHS: [path: Path, text: string][] = [
  [[], ''],
  [['spec'], 'spec'],
  [['spec', 'calicoNetwork', 'ipPools', 0, 'cidr'], 'spec.calicoNetwork.ipPools[0].cidr'],
  [['spec', 'long-key_1'], 'spec.long-key_1'],
  [['metadata', 'annotations', 'a.b/c'], 'metadata.annotations["a.b/c"]'],
  [['a', '', 'b'], 'a[""].b'],
  [['"quoted"', '1', 1], '["\\"quoted\\""]["1"][1]'],
  [[0, 1], '[0][1]'],
];

describe('paths', () => {
  for (const [path, text] of PATHS) {
    it(`${JSON.stringify(path)} is written ${JSON.stringify(text)}, and read again`, () => {
      assert.equal(formatPath(path), text);
      assert.deepEqual(parsePath(text), path);
    });
  }

  it('does not take what is no path', () => {
    for (const text of ['a[', 'a]', 'a..b', 'a.', '["a]', 'a[x]'])
      assert.equal(parsePath(text), undefined, text);
  });

  it('knows what lies below what', () => {
    assert.ok(isWithin(['a', 0, 'b'], ['a', 0]));
    assert.ok(isWithin(['a'], ['a']));
    assert.ok(!isWithin(['a'], ['a', 0]));
    assert.ok(!isWithin(['ab'], ['a']));
  });

  it('finds values, and undefined where there is none', () => {
    const value = { a: [{ b: null }] };
    assert.equal(valueAt(value, ['a', 0, 'b']), null);
    assert.equal(valueAt(value, ['a', 0, 'b', 'c']), undefined);
    assert.equal(valueAt(value, ['a', 7, 'b']), undefined);
    assert.equal(valueAt('text', ['length']), undefined);
  });
});

describe('LineIndex', () => {
  const text = 'ab\r\ncd\nef\rgh\r\n';
  const index = new LineIndex(text);

  it('knows every line end', () => {
    const starts = [0, 1, 2, 3, 4].map((line) => index.offsetAt({ line, character: 0 }));
    assert.deepEqual(starts, [0, 4, 7, 10, 14]);
  });

  it('turns every offset into a position and back', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      assert.equal(index.offsetAt(index.positionAt(offset)), offset);
    }
  });

  it('bounds what lies outside', () => {
    assert.deepEqual(index.positionAt(-1), { line: 0, character: 0 });
    assert.deepEqual(index.positionAt(99), { line: 4, character: 0 });
    assert.equal(index.offsetAt({ line: 9, character: 9 }), text.length);
    assert.equal(new LineIndex('').offsetAt({ line: 0, character: 3 }), 0);
  });
});

describe('applyTextEdits', () => {
  it('applies edits in any order, and those at one place in theirs', () => {
    const at = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });
    assert.equal(
      applyTextEdits('abcd', [at(3, 4, 'D'), at(0, 1, ''), at(2, 2, '1'), at(2, 2, '2')]),
      'b12cD',
    );
  });
});
