import { closeSync, openSync, readSync } from 'node:fs';

/** What a piece of work did to the process that it ran in. */
export interface Strain {
  readonly seconds: number;
  /** The longest time, in milliseconds, that the event loop did not come round. */
  readonly stallMs: number;
  /**
   * How much of that the main thread was at work, at the most: what the flow is to answer for where the machine has
   * others to serve, too. On other systems than Linux, which do not say, it is `stallMs`.
   */
  readonly ownStallMs: number;
  /** How far the memory of the process rose above where it began, in MB. */
  readonly growthMb: number;
}

const TICK_MS = 5;

export async function strainOf<Value>(work: () => Promise<Value>): Promise<[Value, Strain]> {
  globalThis.gc?.();
  const worked = timeAtWork();
  const before = process.memoryUsage.rss();
  let most = before;
  let [stallMs, ownStallMs] = [0, 0];
  let [last, lastWorked] = [performance.now(), worked.read()];
  const ticking = setInterval(() => {
    const [now, nowWorked] = [performance.now(), worked.read()];
    const stall = now - last - TICK_MS;
    stallMs = Math.max(stallMs, stall);
    ownStallMs = Math.max(ownStallMs, Math.min(stall, nowWorked - lastWorked));
    if (stall > 0 || Math.random() < 0.05) most = Math.max(most, process.memoryUsage.rss());
    [last, lastWorked] = [now, nowWorked];
  }, TICK_MS);
  const started = performance.now();
  const value = await work();
  const seconds = (performance.now() - started) / 1000;
  clearInterval(ticking);
  worked.close();
  return [value, { seconds, stallMs, ownStallMs, growthMb: (most - before) / 1_000_000 }];
}

/** How long the main thread of this process has had a processor so far, in milliseconds. */
function timeAtWork() {
  let file: number | undefined;
  try {
    file = openSync('/proc/self/schedstat', 'r');
  } catch {
    return { read: () => performance.now(), close: () => {} };
  }
  const buffer = Buffer.alloc(100);
  const open = file;
  return {
    read: () => Number(buffer.toString('latin1', 0, readSync(open, buffer, 0, 100, 0)).split(' ')[0]) / 1e6,
    close: () => closeSync(open),
  };
}
