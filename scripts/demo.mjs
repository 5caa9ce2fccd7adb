#!/usr/bin/env node
/** `npm run demo [-- --check]`: sets up what the demo needs, builds, and hands over to `test/host/demo.ts`. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, setUp, VERSIONS } from './setup.mjs';

const started = Date.now();
const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

const { missing } = await setUp({ chromium: values.check, kubectl: true, servers: VERSIONS.slice(0, 1) });
if (missing.server) console.error(missing.server);
if (missing.chromium) console.error(missing.chromium);
// The demo is of use without kubectl, and shows what the extension says then.
if (missing.kubectl) console.error(missing.kubectl);

process.exitCode = missing.server || missing.chromium ? 1 : await demo();

async function demo() {
  const { bundle } = await import('./bundle.mjs');
  const { unpackedCopy } = await import('./package.mjs');
  await bundle();
  await unpackedCopy(path.join(root, '.hosts/extension'));
  const argv = ['--import', 'tsx', 'test/host/demo.ts', `--started=${started}`];
  const child = spawn(process.execPath, values.check ? [...argv, '--check'] : argv, {
    cwd: root,
    stdio: 'inherit',
  });
  // Ctrl+C reaches the child, too, which stops what it has started; we wait for it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
