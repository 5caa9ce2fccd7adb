import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stopsOnSignals } from '../../../src/cli/io/interrupt.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const listeners = (): number[] => SIGNALS.map((signal) => process.listenerCount(signal));

describe('Ctrl+C', () => {
  it('is left to the system until a command asks for it', () => {
    const before = listeners();
    const stop = stopsOnSignals();
    assert.deepEqual(listeners(), before);
    assert.equal(stop.signal.aborted, false);
    assert.equal(stop.signal, stop.signal);
    assert.deepEqual(
      listeners(),
      before.map((count) => count + 1),
    );
    stop.now();
  });

  for (const signal of SIGNALS) {
    it(`stops the command with the first ${signal}, and leaves every further one to the system`, () => {
      const before = listeners();
      const stop = stopsOnSignals();
      const { signal: stopped } = stop;
      process.emit(signal);
      assert.equal(stopped.aborted, true);
      assert.deepEqual(listeners(), before);
      assert.equal(stop.signal.aborted, true);
      assert.deepEqual(listeners(), before, 'nobody takes the second one');
    });
  }
});
