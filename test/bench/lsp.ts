/**
 * The language server over LSP beside Red Hat's on the same files with an equivalent schema, in turns, and against
 * the floor: scanning the text and parsing the one document with the `yaml` package.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { PEER, peerSettings } from '../lsp/peer.ts';
import { type ServerOptions, ServerProcess } from '../lsp/server-process.ts';
import { type Sample, samples } from './lsp/samples.ts';
import { schemaForPeer } from './lsp/schema.ts';
import { quantile, time } from './measure.ts';

/** What one server needed for one text; times in milliseconds, memory in MiB. */
interface Figures {
  readonly keystroke: number[];
  readonly completion: number[];
  readonly hover: number[];
  readonly outline: number[];
  readonly spawn: number[];
  cpu: number;
  peak: number;
}

interface Runner {
  readonly name: string;
  readonly server: ServerProcess;
  readonly figures: Figures;
  /** Keystrokes of each round. */
  readonly times: number;
}

const WARM_UP = 6;
/** As many of our keystrokes for one of theirs. Even, so that what is typed is taken back. */
const OURS_PER_THEIRS = 4;
const folder = mkdtempSync(path.join(tmpdir(), 'calico-bench-'));
const schema = path.join(folder, 'installation.schema.json');
writeFileSync(schema, JSON.stringify(schemaForPeer()));

const OURS: ServerOptions = {
  argv: [process.env.CALICO_BENCH_SERVER ?? 'dist/server.js', '--stdio'],
  settings: { calicoInstallation: { calicoVersion: '' } },
};
const THEIRS: ServerOptions = {
  argv: PEER,
  settings: peerSettings({ [pathToFileURL(schema).href]: '*.yaml' }),
};

const asked = process.env.CALICO_BENCH_SAMPLE;
let missed = 0;
try {
  console.log(`A node process that does nothing: ${(await bareNode()).toFixed(0)} MiB\n`);
  for (const sample of samples()) {
    if (!asked || sample.name === asked) await measure(sample);
  }
  console.log(missed === 0 ? 'Every bar is met.' : `Bars missed: ${missed}.`);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(sample: Sample): Promise<void> {
  const { text, keystrokes } = sample;
  const isHuge = text.length > 1_000_000;
  const spawns = isHuge ? 1 : 4;
  const [ours, theirs] = [figures(), figures()];
  for (let round = 1; round < spawns; round++) {
    for (const [options, into] of [
      [OURS, ours],
      [THEIRS, theirs],
    ] as const) {
      await (await start(sample, options, into)).stop();
    }
  }
  const runners = [
    { name: 'ours', server: await start(sample, OURS, ours), figures: ours, times: OURS_PER_THEIRS },
    { name: 'theirs', server: await start(sample, THEIRS, theirs), figures: theirs, times: 1 },
  ];
  for (const runner of runners) {
    const warmUp = isHuge && runner.figures === theirs ? 2 : WARM_UP;
    for (let key = 0; key < warmUp; key++) await type(runner, sample, key);
  }
  const before = runners.map(({ server }) => server.cpuMs());
  for (let key = 0; key < keystrokes; key++) {
    for (const runner of runners) {
      // Nobody types that fast, and what one server does in the background would be counted as the other's.
      for (const { server } of runners) await server.rest();
      for (let n = 0; n < runner.times; n++) {
        runner.figures.keystroke.push(await type(runner, sample, runner.times * key + n));
      }
    }
  }
  const after = runners.map(({ server }) => server.cpuMs());
  for (const [index, { figures }] of runners.entries()) {
    figures.cpu = (after[index]! - before[index]!) / figures.keystroke.length;
  }
  const [our, their] = runners;
  for (const { server } of runners) await server.rest();
  for (const question of [ask, askOutline]) {
    for (let key = 0; key < WARM_UP; key++) await question(our!, sample, key);
    for (const samples of question === ask ? [ours.completion, ours.hover] : [ours.outline])
      samples.length = 0;
    for (let key = 0; key < 60; key++) await question(our!, sample, key);
    for (let key = 0; key < (isHuge ? 2 : 6); key++) await question(their!, sample, key);
  }
  for (const { server, figures } of runners) {
    figures.peak = server.peakMiB();
    await server.stop();
  }
  print(sample, ours, theirs, floor(sample));
}

async function start(sample: Sample, options: ServerOptions, { spawn }: Figures): Promise<ServerProcess> {
  const server = new ServerProcess(options);
  await server.initialize();
  const first = server.nextDiagnostics();
  await server.open(uriOf(sample), sample.text);
  await first;
  spawn.push(performance.now() - server.startedAt);
  return server;
}

/** Types a digit, or takes it back. Resolves to the milliseconds until diagnostics are there. */
async function type({ server }: Runner, sample: Sample, key: number): Promise<number> {
  const started = performance.now();
  const published = server.nextDiagnostics();
  void server.change(uriOf(sample), keystroke(sample, key));
  await published;
  return performance.now() - started;
}

/** Asks for completions right behind a keystroke, and, once the diagnostics are there, for a hover. */
async function ask({ name, server, figures }: Runner, sample: Sample, key: number): Promise<void> {
  const textDocument = { uri: uriOf(sample) };
  const published = server.nextDiagnostics();
  const started = performance.now();
  void server.change(uriOf(sample), keystroke(sample, key));
  if (server.result?.capabilities.completionProvider) {
    const position = { line: sample.at.line, character: sample.at.character - 'Size: 26'.length };
    await server.request('textDocument/completion', { textDocument, position });
    figures.completion.push(performance.now() - started);
  }
  await published;
  const hovering = performance.now();
  const position = { line: sample.at.line, character: sample.at.character - 'Size: 26'.length };
  const found = await server.request('textDocument/hover', { textDocument, position });
  figures.hover.push(performance.now() - hovering);
  if (!found) throw new Error(`A hover of ${name} without an answer.`);
}

/** Asks for the outline right behind a keystroke. */
async function askOutline({ server, figures }: Runner, sample: Sample, key: number): Promise<void> {
  const textDocument = { uri: uriOf(sample) };
  const published = server.nextDiagnostics();
  const started = performance.now();
  void server.change(uriOf(sample), keystroke(sample, key));
  await server.request('textDocument/documentSymbol', { textDocument });
  figures.outline.push(performance.now() - started);
  await published;
}

function keystroke({ at }: Sample, key: number) {
  const behind = { line: at.line, character: at.character + 1 };
  return key % 2 === 0
    ? { range: { start: at, end: at }, text: '0' }
    : { range: { start: at, end: behind }, text: '' };
}

/** The least that anybody can do: look through the text, and parse the document that changed. */
function floor({ text, document }: Sample): number {
  const runs = text.length > 1_000_000 ? { runs: 20, warmUp: 5 } : { runs: 100, warmUp: 30 };
  // A text after an edit is a rope; whoever looks through it first makes it flat.
  const edited = () => `${text.slice(0, text.length >> 1)}${text.slice(text.length >> 1)}`;
  return quantile(
    time(() => [edited().includes('operator.tigera.io/v0'), parseDocument(document)], runs),
    0.5,
  );
}

function print({ name, text, bars }: Sample, ours: Figures, theirs: Figures, floor: number): void {
  const lines = text.split('\n').length - 1;
  console.log(`${name}: ${lines} lines, ${(text.length / 1024).toFixed(0)} KiB; the floor is ${ms(floor)}`);
  const [our, their] = [p(ours.keystroke), p(theirs.keystroke)];
  const ratio = their.p95 / our.p95;
  row('keystroke to diagnostics, p50', ms(our.p50), ms(their.p50), `${(our.p50 / floor).toFixed(1)} × floor`);
  row(
    'keystroke to diagnostics, p95',
    ms(our.p95),
    ms(their.p95),
    times(ratio),
    ratio >= bars.faster,
    `${bars.faster} ×`,
  );
  const cpu = ours.cpu / theirs.cpu;
  row('CPU per keystroke', ms(ours.cpu), ms(theirs.cpu), share(cpu), cpu <= bars.cpu, share(bars.cpu));
  const [ourCompletion, theirCompletion] = [p(ours.completion), p(theirs.completion)];
  if (ours.completion.length > 0) {
    row(
      'completion after a keystroke, p95',
      ms(ourCompletion.p95),
      ms(theirCompletion.p95),
      '',
      ourCompletion.p95 < bars.completion,
      `${bars.completion} ms`,
    );
  } else console.log('  completion: not there yet');
  const hover = p(ours.hover).p95;
  row(
    'hover, p95',
    ms(hover),
    ms(p(theirs.hover).p95),
    `p50 ${ms(p(ours.hover).p50).trim()}`,
    hover < 2,
    '2 ms',
  );
  const [ourOutline, theirOutline] = [p(ours.outline).p50, p(theirs.outline).p50];
  row(
    'outline after a keystroke, p50',
    ms(ourOutline),
    ms(theirOutline),
    share(ourOutline / theirOutline),
    ourOutline <= theirOutline,
    share(1),
  );
  const spawn = p(ours.spawn).p50 / p(theirs.spawn).p50;
  row(
    'spawn to first diagnostics, p50',
    ms(p(ours.spawn).p50),
    ms(p(theirs.spawn).p50),
    share(spawn),
    spawn <= 0.5,
    share(0.5),
  );
  const memory = ours.peak / theirs.peak;
  row(
    'greatest memory',
    mib(ours.peak),
    mib(theirs.peak),
    share(memory),
    memory <= bars.memory,
    share(bars.memory),
  );
  console.log('');
}

function row(what: string, our: string, their: string, ratio: string, met?: boolean, bar?: string): void {
  if (met === false) missed++;
  const verdict = met === undefined ? '' : `   bar ${bar}: ${met ? 'met' : 'MISSED'}`;
  console.log(
    `  ${what.padEnd(36)}${our.padStart(12)}${their.padStart(12)}  ${ratio.padStart(14)}${verdict}`,
  );
}

function p(samples: readonly number[]): { p50: number; p95: number } {
  return { p50: quantile(samples, 0.5), p95: quantile(samples, 0.95) };
}

function figures(): Figures {
  return {
    keystroke: [],
    completion: [],
    hover: [],
    outline: [],
    spawn: [],
    cpu: Number.NaN,
    peak: Number.NaN,
  };
}

async function bareNode(): Promise<number> {
  const server = new ServerProcess({ argv: ['-e', 'setInterval(() => {}, 1000)'] });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const peak = server.peakMiB();
  await server.stop();
  return peak;
}

function uriOf({ name }: Sample): string {
  return pathToFileURL(path.join(folder, `${name.replace(/\W/g, '-')}.yaml`)).href;
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}

function mib(value: number): string {
  return `${value.toFixed(0)} MiB`;
}

function times(value: number): string {
  return `${value.toFixed(0)} ×`;
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
