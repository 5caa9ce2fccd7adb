/**
 * `npm run fuzz -- [--texts N] [--entries N] [--sequences N] [--seed S] [--jobs J]`: mutated texts through `check` and
 * `diagnostics`, the first of them through every entry of the language service, and sequences of edits against a fresh
 * service. Exit code 1 where anything was found; what it was is in `test-results/fuzz`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { type Found, PARTS, type Part, Run } from './run.ts';
import { readSeeds } from './seeds.ts';
import { EDITS } from './sequences.ts';
import type { Share, Told } from './worker.ts';

const RESULTS = path.resolve('test-results/fuzz');
/** Without a step for so long, in milliseconds, a text is taken to hang; the machine may have other work. */
const PATIENCE = 30_000;
const PROGRESS = 60_000;
/** Of each sort of fault, so many are kept. */
const MOST_KEPT = 5;

const { counts, seed, jobs } = readArguments();
const startedAt = performance.now();
const sorts = new Map<string, Found[]>();
const done: Record<Part, number> = { texts: 0, entries: 0, sequences: 0 };

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
const reports = await Promise.all(Array.from({ length: jobs }, (_, job) => work(job)));
clearInterval(progress);
summarize();

interface Report {
  readonly heap: number[];
  readonly parts: Extract<Told, { kind: 'part' }>[];
  hangs: number;
}

/** One share; where a text hangs, its process is ended, and another goes on behind it. */
async function work(job: number): Promise<Report> {
  const report: Report = { heap: [], parts: [], hangs: 0 };
  let share: Share | undefined = { seed, counts, step: jobs, part: 'texts', from: job };
  while (share) share = await runShare(share, report);
  return report;
}

/** What is left when the process has ended before its time. */
function runShare(share: Share, report: Report): Promise<Share | undefined> {
  const child = fork(program, [JSON.stringify(share)], {
    execArgv: ['--expose-gc', '--enable-source-maps', '--stack-trace-limit=0'],
  });
  let at: { part: Part; index: number } = { part: share.part, index: share.from };
  let reason = '';
  let hasBegun = false;
  const limit = timeLimit(child);
  return new Promise((resolve, reject) => {
    child.on('message', (told: Told) => {
      limit.refresh();
      if (told.kind === 'at') {
        at = told;
        hasBegun = true;
        done[told.part]++;
      } else if (told.kind === 'found') keep(told.found);
      else if (told.kind === 'heap') report.heap.push(told.megabytes);
      else report.parts.push(told);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      if (code === 0) return resolve(undefined);
      if (!hasBegun)
        return reject(new Error(`A process ended with ${signal ?? code} before its first text.`));
      report.hangs++;
      reason ||= `ended with ${signal ?? code}`;
      const { part, index } = at;
      const input = new Run(seed, readSeeds()).input(part, index);
      keep({ part, index, fault: `the process ${reason}`, ...input });
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

function keep(found: Found): void {
  const sort = `${found.part} ${found.fault
    .replace(/\n[\s\S]*/, '')
    .replace(/\d+/g, '0')
    .slice(0, 80)}`;
  // The same in a smaller text takes its place.
  const same = (sorts.get(sort) ?? []).filter(({ index }) => index !== found.index);
  if (!sorts.has(sort)) console.log(`${found.part} ${found.index}: ${found.fault.slice(0, 400)}`);
  sorts.set(
    sort,
    [...same, found].sort((one, other) => one.text.length - other.text.length),
  );
}

function progressLine(): string {
  const counted = PARTS.map((part) => `${done[part]}/${counts[part]} ${part}`).join(', ');
  const faults = [...sorts.values()].reduce((sum, { length }) => sum + length, 0);
  return `${seconds()} s: ${counted}; ${faults} faults of ${sorts.size} sorts`;
}

function seconds(): number {
  return Math.round((performance.now() - startedAt) / 1000);
}

function summarize(): void {
  console.log(`\n${progressLine()}`);
  for (const part of PARTS) {
    const told = reports.flatMap(({ parts }) => parts.filter((one) => one.part === part));
    if (told.length === 0) continue;
    const cpu = told.reduce((sum, one) => sum + one.seconds, 0);
    const { slowest } = told.reduce((one, other) =>
      one.slowest.milliseconds > other.slowest.milliseconds ? one : other,
    );
    const edits = part === 'sequences' ? ` (${EDITS} edits each)` : '';
    const rate = (done[part] / cpu).toFixed(1);
    console.log(
      `${part}: ${done[part]}${edits}, ${cpu.toFixed(0)} s of CPU, ${rate} a second of it; slowest answer ${slowest.milliseconds.toFixed(0)} ms (${slowest.question})`,
    );
  }
  for (const [job, { heap }] of reports.entries())
    console.log(`process ${job + 1}: heap ${heap.map((one) => one.toFixed(0)).join(' → ')} MB`);
  for (const [sort, found] of sorts) {
    const [least] = found;
    console.log(
      `\n${found.length} × ${sort}\n  smallest, ${least!.part} ${least!.index}: ${least!.fault.slice(0, 1_000)}`,
    );
    console.log(
      `  ${JSON.stringify(least!.settings).slice(0, 300)}\n  ${JSON.stringify(least!.text).slice(0, 1_500)}`,
    );
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
