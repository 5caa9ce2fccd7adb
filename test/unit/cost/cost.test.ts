import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { before, describe, it } from 'mocha';
import type { Work } from './count-work.ts';
import { type Counts, FEWEST, type Series } from './series.ts';

/** Twice the text is twice the work. What goes through pairs comes to four times; sorting is a little more than twice. */
const MOST_GROWTH = 2.3;

/** What one more of a shape may cost: no more than to read and judge it some times over. */
const MOST_ENTERED = 20_000;

describe('the cost of a text', () => {
  let counts: Counts;
  before(async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main], {
      maxBuffer: 10_000_000,
    });
    counts = JSON.parse(stdout);
  }).timeout(300_000);

  for (const kind of ['entered', 'searched'] as const) {
    it(`grows with its length and no faster, whatever it has much of and whoever asks: ${kind}`, () => {
      const isTooMuch = ([, two, four]: Series) => four[kind] > MOST_GROWTH * two[kind];
      assert.deepEqual(where(isTooMuch, kind), []);
    });
  }

  it('is one search where there is no Installation in it', () => {
    const [, two, four] = counts.parts!['reading a text without an Installation']!;
    assert.equal(four.entered, two.entered);
  });

  it('is no more than so much for each thing in it', () => {
    const isTooMuch = ([, two, four]: Series) => four.entered - two.entered > MOST_ENTERED * 2 * FEWEST;
    assert.deepEqual(where(isTooMuch, 'entered'), []);
  });

  function where(isTooMuch: (series: Series) => boolean, kind: keyof Work): string[] {
    return Object.entries(counts).flatMap(([shape, entries]) =>
      Object.entries(entries)
        .filter(([, series]) => isTooMuch(series))
        .map(([entry, series]) => `${shape}, ${entry}: ${series.map((work) => work[kind]).join(', ')}`),
    );
  }
});
