import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { editDistance, nearestNames } from '../../../../src/language/schema/names.ts';

describe('names', () => {
  const distances: [string, string, number][] = [
    ['', '', 0],
    ['', 'ab', 2],
    ['cidr', 'cidr', 0],
    ['cidr', 'cidrs', 1],
    ['cidr', 'cdir', 1],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
  ];
  for (const [one, other, distance] of distances) {
    it(`${one || '""'} to ${other || '""'}: ${distance}`, () => {
      assert.equal(editDistance(one, other, 10), distance);
      assert.equal(editDistance(other, one, 10), distance);
    });
  }

  it('stops counting where the lengths are too far apart', () => {
    assert.equal(editDistance('a', 'abcdefgh', 2), 3);
  });

  it('finds the nearest first, whatever the case', () => {
    assert.deepEqual(nearestNames('BGPP', ['bgps', 'bgp', 'mtu']), ['bgps', 'bgp']);
    assert.deepEqual(nearestNames('ipPool', ['ipPools', 'imagePath']), ['ipPools']);
    assert.deepEqual(nearestNames('NODE', ['Node']), ['Node']);
  });

  it('takes nothing for near that shares nothing', () => {
    assert.deepEqual(nearestNames('x', ['y', 'mtu']), []);
    assert.deepEqual(nearestNames('foo', ['bar', 'baz']), []);
  });

  it('gives up on what is no name', () => {
    assert.deepEqual(nearestNames('x'.repeat(101), ['x'.repeat(101)]), []);
  });
});
