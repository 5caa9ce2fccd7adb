/**
 * `npm run fuzz -- [--texts N] [--entries N] [--sequences N] [--seed S] [--jobs J]`: mutated texts through `check` and
 * `diagnostics`, the first of them through every entry of the language service, and sequences of edits against a fresh
 * service. Exit code 1 where anything was found; what it was is in `test-results/fuzz`. A long run can be cut into
 * short ones, each with a seed of its own.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { type Found, PARTS, type Part, Run, sortOf } from './run.ts';
import { readSeeds } from './seeds.ts';
import { EDITS } from './sequences.ts';
import { NONE_YET, type Slowest } from './watch.ts';
import { readPlace, type Share, type Told } from './worker.ts';

const RESULTS = path.resolve('test-results/fuzz');
/** Without a step for so long, in milliseconds, a text is taken to hang; the machine may have other work. */
const PATIENCE = 60_000;
const PROGRESS = 60_000;
/** Of each sort of fault, so many are kept. */
const MOST_KEPT = 5;

const { counts, seed, jobs } = readArguments();
const startedAt = performance.now();
const sorts = new Map<string, Found[]>();
const done = new Map<Part, Done>(PARTS.map((part) => [part, { count: 0, seconds: 0, slowest: NONE_YET }]));

/** What was gone through of one part, the CPU that it took, and its longest question. */
interface Done {
  count: number;
  seconds: number;
  slowest: Slowest;
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const program = path.join(RESULTS, 'worker.cjs');
await build({
  entryPoints: [path.resolve('test/fuzz/worker.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  sourcemap: 'linked',
  logLevel: 'warning',
});
console.log(`seed ${seed}, ${jobs} ${jobs === 1 ? 'process' : 'processes'}`);
const progress = setInterval(() => console.log(progressLine()), PROGRESS);
const heaps = await Promise.all(Array.from({ length: jobs }, (_, job) => work(job)));
clearInterval(progress);
summarize();

/** One share, and what the heap was on the way; where a text hangs, its process is ended, and another goes on behind it. */
async function work(job: number): Promise<number[]> {
  const heap: number[] = [];
  const place = path.join(RESULTS, `place-${job}`);
  let share: Share | undefined = { seed, counts, step: jobs, part: 'texts', from: job, place };
  while (share) share = await runShare(share, heap);
  rmSync(place);
  return heap;
}

/** What is left when the process has ended before its time. */
function runShare(share: Share, heap: number[]): Promise<Share | undefined> {
  writeFileSync(share.place, '');
  const child = fork(program, [JSON.stringify(share)], {
    execArgv: [
      ...['--expose-gc', '--enable-source-maps', '--stack-trace-limit=0'],
      // A process for each core has all it needs, and collects the less for having room.
      ...['--single-threaded', '--max-semi-space-size=64'],
    ],
  });
  let reason = '';
  const limit = timeLimit(child);
  return new Promise((resolve, reject) => {
    child.on('message', (told: Told) => {
      limit.refresh();
      if (told.kind === 'found') keep(told.found);
      else if (told.kind === 'heap') heap.push(told.megabytes);
      else count(told);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      if (code === 0) return resolve(undefined);
      const at = readPlace(share.place);
      if (!at) return reject(new Error(`A process ended with ${signal ?? code} before its first text.`));
      reason ||= `ended with ${signal ?? code}`;
      const { part, index } = at;
      keep({ part, index, fault: `the process ${reason}`, ...new Run(seed, readSeeds()).input(part, index) });
      resolve({ ...share, part, from: index + share.step });
    });
  });

  function timeLimit(of: ChildProcess): NodeJS.Timeout {
    return setTimeout(() => {
      reason = `was ended after ${PATIENCE / 1000} s without a step`;
      of.kill('SIGKILL');
    }, PATIENCE);
  }
}

function count(told: Extract<Told, { kind: 'step' }>): void {
  const of = done.get(told.part)!;
  of.count += told.count;
  of.seconds += told.seconds;
  if (told.slowest.milliseconds > of.slowest.milliseconds) of.slowest = told.slowest;
}

function keep(found: Found): void {
  const sort = `${found.part} ${sortOf(found.fault)}`;
  // The same in a smaller text, or after fewer edits, takes its place.
  const same = (sorts.get(sort) ?? []).filter(({ index }) => index !== found.index);
  if (!sorts.has(sort)) console.log(`${found.part} ${found.index}: ${found.fault.slice(0, 400)}`);
  sorts.set(
    sort,
    [...same, found].sort((one, other) => sizeOf(one) - sizeOf(other)),
  );
}

function sizeOf({ text, before = [] }: Found): number {
  return before.reduce((sum, { length }) => sum + length, text.length);
}

function progressLine(): string {
  const counted = PARTS.map((part) => `${done.get(part)!.count}/${counts[part]} ${part}`).join(', ');
  const faults = [...sorts.values()].reduce((sum, { length }) => sum + length, 0);
  const slowest = Math.max(...[...done.values()].map((part) => part.slowest.milliseconds));
  const used = [...done.values()].reduce((sum, part) => sum + part.seconds, 0);
  return `${seconds()} s, ${used.toFixed(0)} s of CPU: ${counted}; ${faults} faults of ${sorts.size} sorts; slowest answer ${slowest.toFixed(0)} ms`;
}

function seconds(): number {
  return Math.round((performance.now() - startedAt) / 1000);
}

function summarize(): void {
  console.log(`\n${progressLine()}`);
  for (const [part, { count, seconds, slowest }] of done) {
    if (count === 0) continue;
    const edits = part === 'sequences' ? ` (${EDITS} edits each)` : '';
    console.log(
      `${part}: ${count}${edits}, ${seconds.toFixed(0)} s of CPU, ${(count / seconds).toFixed(1)} a second of it; slowest answer ${slowest.milliseconds.toFixed(0)} ms (${slowest.question})`,
    );
  }
  for (const [job, heap] of heaps.entries())
    console.log(`process ${job + 1}: heap ${heap.map((one) => one.toFixed(0)).join(' → ')} MB`);
  for (const [sort, found] of sorts) {
    const [least] = found;
    console.log(
      `\n${found.length} × ${sort}\n  smallest, ${least!.part} ${least!.index}: ${least!.fault.slice(0, 1_000)}`,
    );
    console.log(
      `  ${JSON.stringify(least!.settings).slice(0, 300)}\n  ${JSON.stringify(least!.text).slice(0, 1_500)}`,
    );
    if (least!.before?.length)
      console.log(`  after ${least!.before.length} texts, the last ${JSON.stringify(least!.before.at(-1))}`);
  }
  const kept = [...sorts.values()].flatMap((found) => found.slice(0, MOST_KEPT));
  for (const { part, index, ...found } of kept)
    writeFileSync(
      path.join(RESULTS, `${part}-${index}.json`),
      JSON.stringify({ part, index, seed, ...found }, null, 2),
    );
  console.log(
    kept.length > 0 ? `\nThe texts are in ${path.relative('.', RESULTS)}.` : '\nNothing was found.',
  );
  process.exitCode = kept.length > 0 ? 1 : 0;
}

function readArguments() {
  const number = { type: 'string' } as const;
  const options = { texts: number, entries: number, sequences: number, seed: number, jobs: number };
  const { values } = parseArgs({ options });
  const read = (name: keyof typeof options, otherwise: number): number => {
    const value = Number(values[name] ?? otherwise);
    if (Number.isInteger(value) && value >= 0) return value;
    throw new Error(`--${name} takes a whole number, not '${values[name]}'.`);
  };
  return {
    counts: {
      texts: read('texts', 20_000),
      entries: read('entries', 2_000),
      sequences: read('sequences', 200),
    },
    seed: read('seed', 1),
    jobs: Math.max(1, read('jobs', 1)),
  };
}
