/**
 * Bundles the programs of the package into `dist/`, and their source maps into `dist-maps/`, which is not packed; or,
 * to debug them, both into `dist/`, as readable as the sources.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';
import { root } from './setup.mjs';

/**
 * What is in `dist/`, from which source, and what its first line must be. The language layer, most of it all, is there
 * once, for the server and the command line.
 */
const PROGRAMS = [
  { output: 'extension.cjs', source: 'src/client/extension.ts' },
  { output: 'language.js', source: 'src/language/service.ts' },
  { output: 'server.js', source: 'src/server/main.ts' },
  { output: 'cli.js', source: 'src/cli/main.ts', banner: '#!/usr/bin/env node' },
  {
    output: 'kube-editor.cjs',
    source: 'src/client/kubectl-edit/editor/main.ts',
    banner: '#!/usr/bin/env node',
  },
];

const dist = path.join(root, 'dist');
const maps = path.join(root, 'dist-maps');

/** Throws where a source is faulty, after esbuild has printed what is wrong. */
export async function bundle() {
  generate();
  emptyFolders();
  await Promise.all(PROGRAMS.map((program) => build({ ...optionsOf(program), ...RELEASE })));
  for (const file of readdirSync(dist).filter((name) => name.endsWith('.map'))) {
    renameSync(path.join(dist, file), path.join(maps, file));
  }
  finish();
}

/**
 * Bundles for the debugger: not minified, with the source maps where debuggers look for them.
 *
 * @returns {Promise<() => Promise<void>>} bundles, and again what has changed since; throws as `bundle` does
 */
export async function bundlerForDebugger() {
  emptyFolders();
  const contexts = await Promise.all(
    PROGRAMS.map((program) => context({ ...optionsOf(program), sourcemap: 'linked' })),
  );
  return async () => {
    generate();
    await Promise.all(contexts.map((one) => one.rebuild()));
    finish();
  };
}

function generate() {
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/generate.mjs')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('scripts/generate.mjs failed.');
}

function emptyFolders() {
  for (const folder of [dist, maps]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
}

function finish() {
  for (const { output, banner } of PROGRAMS) if (banner) chmodSync(path.join(dist, output), 0o755);
  // The package is of type `module`, and these programs are CommonJS: `vscode` exists only for `require`.
  writeFileSync(path.join(dist, 'package.json'), '{ "type": "commonjs" }\n');
}

/** Whoever imports the language layer does so through its one door, which is a bundle of its own. */
const languageBeside = {
  name: 'language-beside',
  setup(build) {
    build.onResolve({ filter: /\/language\/service\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './language.js', external: true },
    );
  },
};

const RELEASE = { minify: true, sourcemap: 'external' };

function optionsOf({ output, source, banner }) {
  return {
    entryPoints: [path.join(root, source)],
    outfile: path.join(dist, output),
    bundle: true,
    keepNames: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    plugins: [languageBeside],
    // Libraries that offer both are smaller as ES modules, since what is not used falls away.
    mainFields: ['module', 'main'],
    legalComments: 'none',
    banner: banner ? { js: banner } : {},
    logLevel: 'warning',
  };
}
