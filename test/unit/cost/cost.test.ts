import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import type { Counts } from './main.ts';

/** Twice the text is twice the work: from n to 2n as much is added as from 2n to 4n is, twice. Sorting is a little more. */
const MOST_GROWTH = 2.6;

/** What is done for any text: a difference below it says nothing. */
const NOISE = 1500;

describe('the cost of a text', () => {
  it('grows with its length and no faster, whatever it has much of and whoever asks', async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main], {
      maxBuffer: 10_000_000,
    });
    const tooMuch = Object.entries(JSON.parse(stdout) as Counts).flatMap(([shape, entries]) =>
      Object.entries(entries).flatMap(([entry, counts]) => {
        const [one, two, four] = counts as [number, number, number];
        const isNoise = four - two < NOISE;
        return isNoise || four - two <= MOST_GROWTH * (two - one)
          ? []
          : `${shape}, ${entry}: ${counts.join(', ')}`;
      }),
    );
    assert.deepEqual(tooMuch, []);
  }).timeout(300_000);
});
