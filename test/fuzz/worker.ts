/** One process of `npm run fuzz`: goes through its share, and tells the one that started it of each step. */
import { type Found, PARTS, type Part, Run } from './run.ts';
import { readSeeds } from './seeds.ts';
import { shrink } from './shrink.ts';
import type { Slowest } from './watch.ts';

/** The indexes `from`, `from + step`, … below the count of each part. */
export interface Share {
  readonly seed: number;
  readonly counts: Readonly<Record<Part, number>>;
  readonly step: number;
  readonly part: Part;
  readonly from: number;
}

export type Told =
  | { readonly kind: 'at'; readonly part: Part; readonly index: number }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'heap'; readonly megabytes: number }
  | { readonly kind: 'part'; readonly part: Part; readonly seconds: number; readonly slowest: Slowest };

/** Faults of one sort are looked at closely so many times. */
const MOST_SHRUNK = 3;

const tell = (told: Told): void => {
  process.send!(told);
};

function main({ seed, counts, step, part: first, from }: Share): void {
  const run = new Run(seed, readSeeds());
  const known = new Map<string, number>();
  tell({ kind: 'heap', megabytes: heap() });
  for (const part of PARTS.slice(PARTS.indexOf(first))) {
    const start = process.cpuUsage();
    const begin = part === first ? from : from % step;
    const middle = begin + ((counts[part] - begin) >> 1);
    let isPast = false;
    for (let index = begin; index < counts[part]; index += step) {
      tell({ kind: 'at', part, index });
      const found = run.check(part, index);
      if (found) {
        tell({ kind: 'found', found });
        tell({ kind: 'found', found: smaller(run, found, known) });
      }
      if (isPast || index < middle) continue;
      isPast = true;
      tell({ kind: 'heap', megabytes: heap() });
    }
    const { user, system } = process.cpuUsage(start);
    const slowest = { ...run.slowest };
    Object.assign(run.slowest, { milliseconds: 0, question: '' });
    if (counts[part] > begin) tell({ kind: 'part', part, seconds: (user + system) / 1e6, slowest });
  }
  tell({ kind: 'heap', megabytes: heap() });
  process.disconnect();
}

/** What makes two faults one, whatever the text. */
export function sortOf(fault: string): string {
  return fault
    .replace(/\n[\s\S]*/, '')
    .replace(/\d+/g, '0')
    .slice(0, 80);
}

function smaller(run: Run, found: Found, known: Map<string, number>): Found {
  const { part, index, settings } = found;
  const sort = sortOf(found.fault);
  const count = known.get(sort) ?? 0;
  known.set(sort, count + 1);
  if (part === 'sequences' || count >= MOST_SHRUNK) return found;
  const faultOf = (text: string) => run.faultOf(part, index, text, settings);
  const text = shrink(found.text, (text) => sortOf(faultOf(text) ?? '') === sort);
  return { ...found, text, fault: faultOf(text) ?? found.fault };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

if (process.send) main(JSON.parse(process.argv[2]!) as Share);
