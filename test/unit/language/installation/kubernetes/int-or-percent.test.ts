import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  intOrPercentFault,
  isZero,
} from '../../../../../src/language/installation/kubernetes/int-or-percent.ts';

describe('counts and percentages', () => {
  const faults: [number | string, string | undefined][] = [
    [0, undefined],
    [500, undefined],
    ['0%', undefined],
    ['100%', undefined],
    ['101%', 'above 100%'],
    [-1, 'negative'],
    ['25', 'neither a number nor a whole percentage'],
    ['2.5%', 'neither a number nor a whole percentage'],
    ['-1%', 'neither a number nor a whole percentage'],
    ['', 'neither a number nor a whole percentage'],
  ];
  for (const [written, fault] of faults) {
    it(JSON.stringify(written), () => assert.equal(intOrPercentFault(written), fault));
  }

  it('counts 0, 0% and nothing as none, and what cannot be read as some', () => {
    assert.deepEqual([0, '0%', '00%', undefined, 1, '1%', 'x'].map(isZero), [
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
