#!/usr/bin/env node
/** Packs what `dist/` holds into `calico-installation-VERSION.vsix`, and fails where it has grown past its limit. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { root } from './setup.mjs';

/** 700 KB. */
const LIMIT = 700 * 1000;

if (fileURLToPath(import.meta.url) === path.resolve(process.argv[1])) process.exitCode = await pack();

/** Returns the exit code: 1 where the package is too big. */
export async function pack() {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const packagePath = path.join(root, `${name}-${version}.vsix`);
  await createVSIX({
    cwd: root,
    packagePath,
    // Everything is bundled.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(packagePath);
  console.log(
    `${path.basename(packagePath)}: ${(size / 1000).toFixed(1)} KB, of ${LIMIT / 1000} KB allowed.`,
  );
  return size > LIMIT ? 1 : 0;
}

/** Copies the files that the package would hold to a folder, as an installed extension has them. */
export async function unpackedCopy(folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(root, file), target);
  }
}
