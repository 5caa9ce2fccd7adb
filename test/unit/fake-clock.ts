import { mock } from 'node:test';

/** Time that passes when the test says so: for timers, `Date` and `performance.now()`. */
export interface FakeClock {
  /** Lets so many milliseconds pass, in steps, and what is woken by each do its work. */
  pass(milliseconds: number): Promise<void>;
  stop(): void;
}

const STEP = 5;

export function fakeClock(): FakeClock {
  let now = performance.now();
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() });
  const watch = mock.method(performance, 'now', () => now);
  return {
    pass: async (milliseconds) => {
      for (let left = milliseconds; left > 0; left -= STEP) {
        now += Math.min(left, STEP);
        mock.timers.tick(Math.min(left, STEP));
        // A chain of promises goes through at once; what passes through streams takes a turn for each.
        for (let turns = 0; turns < 4; turns++) await new Promise((resolve) => setImmediate(resolve));
      }
    },
    stop: () => {
      watch.mock.restore();
      mock.timers.reset();
    },
  };
}
