import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AS_MERGE_PATCH } from '../../../../src/cluster/object/difference.ts';
import type { Json } from '../../../../src/cluster/object/live-object.ts';
import { givenUp, isSameValue, threeWay } from '../../../../src/cluster/object/merge.ts';
import { pathText } from '../../../../src/cluster/object/path.ts';

const overlaps = (before: Json, mine: Json, theirs: Json) =>
  threeWay(before, mine, theirs, AS_MERGE_PATCH).conflicts;

describe('fields that two sides have changed', () => {
  const before = { spec: { a: 1, b: 'x', list: [1, 2], map: { p: 1, q: 2 } }, status: { n: 1 } };
  const spec = (change: object) => ({ ...before, spec: { ...before.spec, ...change } }) as Json;
  const without = (key: 'a' | 'map') => {
    const { [key]: _, ...rest } = before.spec;
    return { ...before, spec: rest } as Json;
  };

  const table: readonly [title: string, mine: Json, theirs: Json, paths: readonly string[]][] = [
    ['nobody changed anything', before, before, []],
    ['only I did', spec({ a: 2 }), before, []],
    ['only they did', before, spec({ a: 2 }), []],
    ['different fields', spec({ a: 2 }), spec({ b: 'y' }), []],
    ['different fields of one object', spec({ map: { p: 3, q: 2 } }), spec({ map: { p: 1, q: 4 } }), []],
    ['the same field to the same value', spec({ a: 2 }), spec({ a: 2 }), []],
    ['the same field', spec({ a: 2 }), spec({ a: 3 }), ['spec.a']],
    ['two fields', spec({ a: 2, b: 'm' }), spec({ a: 3, b: 't' }), ['spec.a', 'spec.b']],
    ['a list is one value', spec({ list: [1, 2, 3] }), spec({ list: [0, 1, 2] }), ['spec.list']],
    ['of the same length, too', spec({ list: [1, 3] }), spec({ list: [0, 2] }), ['spec.list']],
    ['equal lists', spec({ list: [1] }), spec({ list: [1] }), []],
    ['only they changed the list', spec({ a: 5 }), spec({ list: [9] }), []],
    ['both added it, differently', spec({ n: 1 }), spec({ n: 2 }), ['spec.n']],
    ['both added an object', spec({ o: { x: 1 } }), spec({ o: { y: 1 } }), []],
    ['both added an object with one field', spec({ o: { x: 1 } }), spec({ o: { x: 2, y: 1 } }), ['spec.o.x']],
    ['I removed what they changed', without('a'), spec({ a: 2 }), ['spec.a']],
    ['they removed what I changed', spec({ a: 2 }), without('a'), ['spec.a']],
    ['both removed it', without('a'), without('a'), []],
    ['I removed an object, they changed in it', without('map'), spec({ map: { p: 9, q: 2 } }), ['spec.map']],
    ['they removed an object, I changed in it', spec({ map: { p: 9, q: 2 } }), without('map'), ['spec.map']],
    ['null is no value', spec({ a: null }), without('a'), []],
    ['null against a change', spec({ a: null }), spec({ a: 2 }), ['spec.a']],
    ['an object became a value', spec({ map: 1 }), spec({ map: { p: 2, q: 2 } }), ['spec.map']],
    ['text is no number', spec({ a: '1' }), spec({ a: 2 }), ['spec.a']],
    ['an empty object is a value', spec({ map: {} }), spec({ map: { p: 1, q: 3 } }), ['spec.map.q']],
  ];
  for (const [title, mine, theirs, paths] of table) {
    it(title, () => {
      const found = overlaps(before, mine, theirs).map(({ path }) => pathText(path));
      assert.deepEqual(found, paths);
      // Whoever is whom.
      const turned = overlaps(before, theirs, mine).map(({ path }) => pathText(path));
      assert.deepEqual([...turned].sort(), [...paths].sort());
    });
  }

  it('come with their three values', () => {
    assert.deepEqual(overlaps(before, spec({ a: 2 }), without('a')), [
      { path: ['spec', 'a'], before: 1, mine: 2, theirs: undefined },
    ]);
  });

  it('are given up where mine is what it was, and theirs is not', () => {
    const seen = overlaps(before, spec({ a: 2, b: 'm' }), spec({ a: 3, b: 't' }));
    const paths = (mine: Json, theirs: Json) =>
      givenUp(seen, mine, theirs).map(({ path, theirs: now }) => [pathText(path), now]);
    assert.deepEqual(paths(spec({ b: 'm' }), spec({ a: 4, b: 't' })), [['spec.a', 4]]);
    assert.deepEqual(paths(before, before), []);
    assert.deepEqual(paths(spec({ a: 2, b: 'm' }), spec({ a: 3, b: 't' })), []);
    assert.deepEqual(paths(before, without('a')), [['spec.a', undefined]]);
  });

  it('the order of keys is no change', () => {
    assert.ok(isSameValue({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 }));
    assert.ok(!isSameValue([1, 2], [2, 1]));
    assert.ok(!isSameValue({ a: 1 }, [1]));
  });

  it('a key like those of an object is a key', () => {
    const odd = (value: number) => JSON.parse(`{"constructor":${value},"__proto__":{"a":${value}}}`) as Json;
    assert.deepEqual(
      overlaps(odd(1), odd(2), odd(3)).map(({ path }) => pathText(path)),
      ['constructor', '__proto__.a'],
    );
  });

  it('have names as the API server writes them', () => {
    assert.equal(pathText(['metadata', 'labels', 'a.b/c']), 'metadata.labels[a.b/c]');
  });
});
