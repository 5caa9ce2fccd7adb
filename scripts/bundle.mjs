/** Bundles the programs of the package into `dist/`, and their source maps into `dist-maps/`, which is not packed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
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
  { output: 'kube-editor.cjs', source: 'src/client/kube-editor/main.ts', banner: '#!/usr/bin/env node' },
];

/** Throws where a source is faulty, after esbuild has printed what is wrong. */
export async function bundle() {
  const generated = spawnSync(process.execPath, [path.join(root, 'scripts/generate.mjs')], {
    stdio: 'inherit',
  });
  if (generated.status !== 0) throw new Error('scripts/generate.mjs failed.');
  const dist = path.join(root, 'dist');
  const maps = path.join(root, 'dist-maps');
  for (const folder of [dist, maps]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
  await Promise.all(PROGRAMS.map((program) => bundleProgram(program, dist)));
  for (const file of readdirSync(dist).filter((name) => name.endsWith('.map'))) {
    renameSync(path.join(dist, file), path.join(maps, file));
  }
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

async function bundleProgram({ output, source, banner }, dist) {
  if (!existsSync(path.join(root, source))) {
    console.log(`There is no ${source} yet, so no dist/${output} either.`);
    return;
  }
  const outfile = path.join(dist, output);
  await build({
    entryPoints: [path.join(root, source)],
    outfile,
    bundle: true,
    minify: true,
    keepNames: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    plugins: [languageBeside],
    // Libraries that offer both are smaller as ES modules, since what is not used falls away.
    mainFields: ['module', 'main'],
    sourcemap: 'external',
    legalComments: 'none',
    banner: banner ? { js: banner } : {},
    logLevel: 'warning',
  });
  if (banner) chmodSync(outfile, 0o755);
}
