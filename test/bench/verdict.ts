/** How long a verdict takes: in this process, warm, and as a process of its own beside one that only parses. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from '../../src/language/analysis/analyse.ts';
import { compatibility } from '../../src/language/analysis/compatibility.ts';
import { targetOfSetting } from '../../src/language/analysis/target.ts';
import { quantile, report, time } from './measure.ts';

const EXAMPLE = 'examples/installation.yaml';
const EVERY_FIELD = 'test/fixtures/installations/every-field.yaml';
const target = targetOfSetting('3.31.7')!;

console.log('In this process, warm:');
for (const [file, bar] of [
  [EXAMPLE, 2],
  [EVERY_FIELD, 10],
] as const) {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').length - 1;
  report(
    `analysis, ${path.basename(file)} (${lines} lines)`,
    time(() => analyse(text, { target })),
    bar,
  );
  report(
    `compatibility, ${path.basename(file)}`,
    time(() => compatibility(text), { runs: 50, warmUp: 10 }),
    50,
  );
}

console.log('\nAs a process, in turns:');
const parse = `const { parse } = require('yaml'); parse(require('node:fs').readFileSync('${EXAMPLE}', 'utf8'))`;
const [check, floor]: [number[], number[]] = [[], []];
for (let round = 0; round < 20; round++) {
  check.push(processTime(['dist/cli.js', 'check', EXAMPLE]));
  floor.push(processTime(['-e', parse]));
}
report('node dist/cli.js check', check);
report('node -e, parsing the file with yaml', floor);
const ratio = quantile(check, 0.5) / quantile(floor, 0.5);
console.log(`ratio ${ratio.toFixed(2)}   bar 2.5: ${ratio < 2.5 ? 'met' : 'MISSED'}`);

function processTime(argv: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`node ${argv.join(' ')}: ${stderr}`);
  return performance.now() - started;
}
