import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, it } from 'mocha';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { composePiece } from '../../../../src/language/syntax/reader/composed-pieces.ts';

const parse = (text: string) => parseDocument(text);

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

describe('what the library has made of a piece', () => {
  it('is remembered by its text', () => {
    const first = composePiece('a: [b');
    assert.equal(composePiece('a: [b'), first);
    assert.notEqual(composePiece('a: [c'), first);
  });

  it('is forgotten when much else was read since, and not before', () => {
    const [old, used] = [composePiece('old: [b'), composePiece('used: [b')];
    for (let n = 0; n < 200; n++) {
      composePiece(`n${n}: ${'x'.repeat(1000)}`);
      assert.equal(composePiece('used: [b'), used);
    }
    assert.notEqual(composePiece('old: [b'), old);
  });

  it('is not kept of a long text', () => {
    const text = `a: ${'x'.repeat(40_000)}`;
    assert.notEqual(composePiece(text), composePiece(text));
  });

  it('holds on to no text that it is a part of', () => {
    const heap = (): number => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = heap();
    for (let n = 0; n < 50; n++) {
      const text = `${'y'.repeat(1_000_000)}${n}\na long name of a key: [b${n}`.split('\n').join('\n');
      composePiece(text.slice(text.indexOf('\n') + 1));
    }
    assert.ok(heap() - before < 10_000_000);
  });

  it('has its faults where they are by then', () => {
    const text = 'a:\n  b: [c\n  d: e: f\n  g: *h\ni: 1\n';
    const spansOf = (shift: number) =>
      parse('# x\n'.repeat(shift) + text).problems.map(({ code, span }) => [
        code,
        span.start - 4 * shift,
        span.end - 4 * shift,
      ]);
    const first = spansOf(0);
    assert.ok(first.length >= 2);
    for (const shift of [3, 1, 0, 7]) assert.deepEqual(spansOf(shift), first);
  });
});
