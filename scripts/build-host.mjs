/**
 * Builds the programs of `test/host` that cannot run from their TypeScript sources: the one that plays a VS Code
 * executable (test-electron starts it as a program), and the suite (VS Code loads it inside its extension host).
 */
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './setup.mjs';

const host = path.join(root, 'test/host');
const out = path.join(root, '.hosts/out');

/** Absolute paths of what was built. */
export const HOST_EXECUTABLE = path.join(out, 'vscode.mjs');
export const HOST_SUITE = path.join(out, 'suite/index.cjs');

export async function buildHost() {
  rmSync(path.join(out, 'suite'), { recursive: true, force: true });
  const suites = readdirSync(path.join(host, 'suite'), { recursive: true }).map(String);
  await Promise.all([
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
    build({
      entryPoints: suites
        .filter((file) => file === 'index.ts' || file.endsWith('.test.ts'))
        .map((file) => path.join(host, 'suite', file)),
      outdir: path.join(out, 'suite'),
      outExtension: { '.js': '.cjs' },
      entryNames: '[name]',
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: ['vscode', 'mocha'],
      sourcemap: 'inline',
      define: { 'import.meta.dirname': JSON.stringify(path.join(host, 'suite')) },
      logLevel: 'warning',
    }),
  ]);
  chmodSync(HOST_EXECUTABLE, 0o755);
}
