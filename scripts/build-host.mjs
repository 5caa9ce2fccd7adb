/**
 * Builds the programs of `test/host` that cannot run from their TypeScript sources: the one that plays a VS Code
 * executable (test-electron starts it as a program), and the suites (VS Code loads them inside its extension host), with the extension that one of them runs beside.
 */
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './setup.mjs';

const host = path.join(root, 'test/host');
const out = path.join(root, '.hosts/out');

/** Absolute paths of what was built. */
export const HOST_EXECUTABLE = path.join(out, 'vscode.mjs');
/** Each is a folder of `test/host`, and runs in a window of its own. */
export const HOST_SUITES = ['suite', 'beside-yaml', 'untrusted'];

const INSIDE_VSCODE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
};

export async function buildHost() {
  await Promise.all([
    buildRedHatYaml(),
    ...HOST_SUITES.map(buildSuite),
    build({
      entryPoints: [path.join(host, 'executable.ts')],
      outfile: HOST_EXECUTABLE,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      banner: { js: '#!/usr/bin/env node' },
      // The bundle lies elsewhere than the sources, which find the project's root from where they are.
      define: { 'import.meta.dirname': JSON.stringify(host) },
    }),
  ]);
  chmodSync(HOST_EXECUTABLE, 0o755);
}

/** The tests of a folder, and what runs them. */
function buildSuite(name) {
  const folder = path.join(host, name);
  rmSync(path.join(out, name), { recursive: true, force: true });
  const tests = readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
  return build({
    ...INSIDE_VSCODE,
    entryPoints: [path.join(host, 'suite/index.ts'), ...tests.map((file) => path.join(folder, file))],
    outdir: path.join(out, name),
    outExtension: { '.js': '.cjs' },
    entryNames: '[name]',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    define: { 'import.meta.dirname': JSON.stringify(folder) },
  });
}

/** An extension as it is installed: a folder with its manifest and its program. */
async function buildRedHatYaml() {
  const folder = path.join(out, 'red-hat-yaml');
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(host, 'beside-yaml/package.json'), path.join(folder, 'package.json'));
  await build({
    ...INSIDE_VSCODE,
    entryPoints: [path.join(host, 'beside-yaml/red-hat-yaml.ts')],
    outfile: path.join(folder, 'extension.cjs'),
    external: ['vscode'],
    define: { 'import.meta.dirname': JSON.stringify(host) },
  });
}
