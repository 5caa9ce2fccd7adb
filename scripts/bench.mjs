#!/usr/bin/env node
/** `npm run bench [-- NAME]`: bundles the programs and runs the benchmarks of `test/bench` (`verdict`, `completion`, `lsp`, `enable`, `view`). */
import { spawnSync } from 'node:child_process';
import { installDependencies } from './setup/dependencies.mjs';
import { root } from './setup.mjs';

const BENCHMARKS = ['verdict', 'completion', 'lsp', 'enable', 'view'];

await installDependencies(root);
const { bundle } = await import('./bundle.mjs');
await bundle();
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !BENCHMARKS.includes(name));
if (unknown) {
  console.error(`There is no benchmark called '${unknown}', only ${BENCHMARKS.join(', ')}.`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : BENCHMARKS) {
  console.log(`\n== ${name} ==`);
  const argv = ['--expose-gc', '--import', 'tsx', `test/bench/${name}.ts`];
  const { status } = spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
