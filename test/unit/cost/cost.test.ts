import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { before, describe, it } from 'mocha';
import type { Counts } from './main.ts';

/** Twice the text is twice the work. What goes through pairs comes to four times; sorting is a little more than twice. */
const MOST_GROWTH = 2.3;

describe('the cost of a text', () => {
  let counts: Counts;
  before(async function () {
    this.timeout(300_000);
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main], {
      maxBuffer: 10_000_000,
    });
    counts = JSON.parse(stdout);
  });

  it('grows with its length and no faster, whatever it has much of and whoever asks', () => {
    const tooMuch = Object.entries(counts).flatMap(([shape, entries]) =>
      Object.entries(entries).flatMap(([entry, times]) => {
        const [, two, four] = times as [number, number, number];
        return four <= MOST_GROWTH * two ? [] : `${shape}, ${entry}: ${times.join(', ')}`;
      }),
    );
    assert.deepEqual(tooMuch, []);
  });

  it('is one search where there is no Installation in it', () => {
    const [, two, four] = counts.parts!['reading a text without an Installation']!;
    assert.equal(four, two);
  });
});
