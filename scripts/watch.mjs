#!/usr/bin/env node
/** `npm run watch`: bundles for the debugger, and again whenever a source changes. The task `watch` reads its lines. */
import { watch } from 'node:fs';
import path from 'node:path';
import { installDependencies } from './setup/dependencies.mjs';
import { root } from './setup.mjs';

/** Milliseconds without a change: an editor that saves all of its files writes many. */
const QUIET = 100;

await installDependencies(root);
const { bundlerForDebugger } = await import('./bundle.mjs');
const bundle = await bundlerForDebugger();

let timer;
watch(path.join(root, 'src'), { recursive: true }, (_event, file) => {
  if (String(file).split(path.sep).includes('generated')) return;
  clearTimeout(timer);
  timer = setTimeout(queue, QUIET);
});

let last = bundleOnce();

function queue() {
  last = last.then(bundleOnce);
}

async function bundleOnce() {
  console.log('Bundling …');
  try {
    await bundle();
    console.log('Bundled; watching src/ for changes.');
  } catch {
    // What is wrong, esbuild and the generators have printed.
    console.log('Not bundled; watching src/ for changes.');
  }
}
