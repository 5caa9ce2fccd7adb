import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

/** What a piece of work did to the process that it ran in. */
export interface Strain {
  readonly seconds: number;
  /** The longest time, in milliseconds, that the event loop did not come round. */
  readonly stallMs: number;
  /** The same of a thread beside it that had nothing to do: what the machine, and not the work, held up. */
  readonly idleStallMs: number;
  /** How far the memory of the process rose above where it began, in MB. */
  readonly growthMb: number;
}

const RESOLUTION = 5;

export async function strainOf<Value>(work: () => Promise<Value>): Promise<[Value, Strain]> {
  const idle = await startIdleThread();
  await new Promise((resolve) => setTimeout(resolve, 100));
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampler = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 100);
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  const started = performance.now();
  const value = await work();
  const seconds = (performance.now() - started) / 1000;
  delays.disable();
  clearInterval(sampler);
  const idleStallMs = await idle.stop();
  return [
    value,
    {
      seconds,
      stallMs: stallOf(delays.max),
      idleStallMs: stallOf(idleStallMs),
      growthMb: (most - before) / 1_000_000,
    },
  ];
}

function stallOf(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION);
}

/** Runs before the measuring begins, so that its own memory is not counted. */
async function startIdleThread() {
  const worker = new Worker(
    `const { monitorEventLoopDelay } = require('node:perf_hooks');
     const { parentPort } = require('node:worker_threads');
     const delays = monitorEventLoopDelay({ resolution: ${RESOLUTION} });
     delays.enable();
     parentPort.postMessage(0);
     setTimeout(() => delays.reset(), 50);
     parentPort.once('message', () => parentPort.postMessage(delays.max));`,
    { eval: true, execArgv: [] },
  );
  const next = () => new Promise<number>((resolve) => worker.once('message', resolve));
  await next();
  return {
    stop: async () => {
      worker.postMessage('stop');
      const max = await next();
      await worker.terminate();
      return max;
    },
  };
}
