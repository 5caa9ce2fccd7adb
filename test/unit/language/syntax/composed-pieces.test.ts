import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { composeOnce } from '../../../../src/language/syntax/composed-pieces.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';

const parse = (text: string) => parseDocument(text, { start: 0, end: text.length });

describe('what the library has made of a piece', () => {
  it('is remembered by its text', () => {
    const first = composeOnce('a: [b', 400);
    assert.equal(composeOnce('a: [b', 400), first);
    assert.notEqual(composeOnce('a: [c', 400), first);
  });

  it('is forgotten when much else was read since, and not before', () => {
    const [old, used] = [composeOnce('old: [b', 400), composeOnce('used: [b', 400)];
    for (let n = 0; n < 200; n++) {
      composeOnce(`n${n}: ${'x'.repeat(1000)}`, 400);
      assert.equal(composeOnce('used: [b', 400), used);
    }
    assert.notEqual(composeOnce('old: [b', 400), old);
  });

  it('is not kept of a long text', () => {
    const text = `a: ${'x'.repeat(40_000)}`;
    assert.notEqual(composeOnce(text, 400), composeOnce(text, 400));
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
