import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lineStream } from '../../../../src/cluster/kubectl/json-stream.ts';
import { runProcess } from '../../../../src/cluster/kubectl/process.ts';
import { mapInSlices, takeInSlices } from '../../../../src/cluster/kubectl/slices.ts';

/** Keeps the processor busy for so many milliseconds. */
function toil(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('work in slices', () => {
  it('lets others have their turn', async () => {
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    const mapped = await mapInSlices(
      Array.from({ length: 60 }, (_, index) => index),
      (index) => {
        toil(3);
        return index * 2;
      },
    );
    clearInterval(ticking);
    assert.equal(mapped[59], 118);
    assert.ok(turns >= 10, `${turns} turns`);
  });

  it('holds up a process that prints faster than it is read, keeps the order, and loses nothing', async () => {
    const program = 'for (let i = 0; i < 3000; i++) console.log(i + " " + "x".repeat(100))';
    const lines: number[] = [];
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    const outcome = await runProcess({
      mostOutput: Number.POSITIVE_INFINITY,
      program: process.execPath,
      argv: ['-e', program],
      env: process.env,
      killAfterMs: undefined,
      signal: undefined,
      onOutput: takeInSlices(lineStream(), (line) => {
        if (lines.length % 10 === 0) toil(1);
        lines.push(Number.parseInt(line, 10));
      }),
    });
    clearInterval(ticking);
    assert.equal(outcome.kind, 'exited');
    assert.deepEqual(lines, [...Array(3000).keys()]);
    assert.ok(turns >= 15, `${turns} turns`);
  });
});
