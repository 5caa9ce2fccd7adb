/** One process of `npm run fuzz`: goes through its share, and tells the one that started it how far it is. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { type Found, PARTS, type Part, Run, sortOf } from './run.ts';
import { readSeeds } from './seeds.ts';
import { cpu, type Slowest } from './watch.ts';

/** The indexes `from`, `from + step`, … below the count of each part. */
export interface Share {
  readonly seed: number;
  readonly counts: Readonly<Record<Part, number>>;
  readonly step: number;
  readonly part: Part;
  readonly from: number;
  /** The file that says which text is being looked at: `readPlace`. */
  readonly place: string;
}

/** `count`, `seconds` of CPU and `slowest` are of what was done since the last step. */
export type Told =
  | {
      readonly kind: 'step';
      readonly part: Part;
      readonly count: number;
      readonly seconds: number;
      readonly slowest: Slowest;
    }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'heap'; readonly megabytes: number };

/** Faults of one sort are looked at closely so many times. */
const MOST_SHRUNK = 3;
/** Between two steps that are told, in milliseconds: a message for each text would cost more than many a text. */
const PACE = 1_000;
/** By so much the heap may have grown from the middle of a part to its end, in megabytes. */
const MOST_GROWN = 8;

/** What it is done for; nobody else would stop it. */
const parent = process.ppid;

const tell = (told: Told): void => {
  process.send!(told);
};

function main({ seed, counts, step, part: first, from, place }: Share): void {
  const run = new Run(seed, readSeeds());
  const known = new Map<string, number>();
  const file = openSync(place, 'w');
  tellHeap();
  for (const part of PARTS.slice(PARTS.indexOf(first))) {
    const begin = part === first ? from : from % step;
    const middle = begin + ((counts[part] - begin) >> 1);
    let heapInTheMiddle: number | undefined;
    let last = { time: performance.now(), cpu: cpu() };
    let count = 0;
    let index = begin;
    for (; index < counts[part]; index += step) {
      writeSync(file, Float64Array.of(PARTS.indexOf(part), index), 0, undefined, 0);
      const found = run.check(part, index);
      if (found) keep(found);
      count++;
      if (index >= middle) heapInTheMiddle ??= tellHeap();
      if (performance.now() - last.time > PACE) tellStep();
    }
    if (heapInTheMiddle === undefined) continue;
    tellStep();
    const grown = tellHeap() - heapInTheMiddle;
    const fault = `the heap has grown by ${grown.toFixed(0)} MB since the middle of ${part}`;
    if (grown > MOST_GROWN) tell({ kind: 'found', found: { part, index, fault, ...run.input(part, index) } });

    function tellStep(): void {
      // A pipe that is broken would tell too late.
      if (process.ppid !== parent) process.exit(1);
      const now = { time: performance.now(), cpu: cpu() };
      tell({ kind: 'step', part, count, seconds: (now.cpu - last.cpu) / 1_000, slowest: run.takeSlowest() });
      last = now;
      count = 0;
    }
  }
  closeSync(file);
  process.disconnect();

  function keep(found: Found): void {
    tell({ kind: 'found', found });
    const sort = sortOf(found.fault);
    const count = known.get(sort) ?? 0;
    known.set(sort, count + 1);
    if (count < MOST_SHRUNK) tell({ kind: 'found', found: run.smaller(found) });
  }
}

/** What a process was looking at when it last wrote so; undefined if it never did. */
export function readPlace(file: string): { part: Part; index: number } | undefined {
  const bytes = readFileSync(file);
  if (bytes.length < 16) return undefined;
  const [part, index] = new Float64Array(Uint8Array.from(bytes).buffer);
  return { part: PARTS[part!]!, index: index! };
}

function tellHeap(): number {
  globalThis.gc?.();
  const megabytes = process.memoryUsage().heapUsed / 1e6;
  tell({ kind: 'heap', megabytes });
  return megabytes;
}

if (process.send) main(JSON.parse(process.argv[2]!) as Share);
