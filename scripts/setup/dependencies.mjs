import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './run.mjs';

/**
 * Brings `node_modules` to what `package-lock.json` says, unless it is so already. A folder that somebody installed
 * by hand is taken as it is where npm's own record in it agrees with the lock file.
 *
 * Not with `npm ci`: it refuses a lock file that lacks the programs of other platforms (optional dependencies of the
 * linter and the bundler), and a registry mirror may not carry them. `--no-save` keeps both files as they are, too.
 */
export async function installDependencies(root) {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const modules = path.join(root, 'node_modules');
  const marker = path.join(modules, '.installed-from');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  if (!agrees(JSON.parse(lock), modules)) {
    console.log('Installing the dependencies (npm install)');
    await npm(['install', '--no-save', '--no-audit', '--no-fund'], { cwd: root });
  }
  writeFileSync(marker, wanted);
}

function agrees(lock, modules) {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(lock.packages).every(
    ([name, { version, optional }]) => !name || optional || installed[name]?.version === version,
  );
}
