import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import type { Counts } from './main.ts';

/** Twice the text is twice the work. What goes through pairs comes to four times; sorting is a little more than twice. */
const MOST_GROWTH = 2.3;

describe('the cost of a text', () => {
  it('grows with its length and no faster, whatever it has much of and whoever asks', async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main], {
      maxBuffer: 10_000_000,
    });
    const tooMuch = Object.entries(JSON.parse(stdout) as Counts).flatMap(([shape, entries]) =>
      Object.entries(entries).flatMap(([entry, counts]) => {
        const [, two, four] = counts as [number, number, number];
        return four <= MOST_GROWTH * two ? [] : `${shape}, ${entry}: ${counts.join(', ')}`;
      }),
    );
    assert.deepEqual(tooMuch, []);
  }).timeout(300_000);
});
