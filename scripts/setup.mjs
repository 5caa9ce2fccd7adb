/**
 * What both `npm test` and `npm run demo` need before they start: each step looks first, does what is missing, and
 * says so. A second run changes nothing. Starts with nothing but Node.js and npm.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './setup/chromium.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { findDebianKubectl, findKubectl } from './setup/kubectl.mjs';
import { installServers, SERVERS } from './setup/vscode-server.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Sets up what is asked for, and writes it to `.hosts/machine.json`, where the test programs read it.
 *
 * @param {{chromium?: boolean, kubectl?: boolean, oldKubectl?: boolean, servers?: string[]}} needs `servers`: VS Code versions
 * @returns {Promise<{missing: Record<string, string>}>} what could not be had, by name, with what to do about it
 */
export async function setUp(needs) {
  await installDependencies(root);
  const missing = {};
  const machine = { servers: {} };
  const attempt = async (name, step) => {
    try {
      return await step();
    } catch (error) {
      if (!error.remedy) throw error;
      missing[name] = error.message;
      return undefined;
    }
  };
  if (needs.chromium) machine.chromium = await attempt('chromium', findChromium);
  if (needs.kubectl) machine.kubectl = await attempt('kubectl', findKubectl);
  if (needs.oldKubectl) machine.oldKubectl = await findDebianKubectl(path.join(root, '.hosts'));
  if (needs.servers?.length) {
    machine.servers =
      (await attempt('server', () => installServers(path.join(root, '.hosts'), needs.servers))) ?? {};
  }
  remember(machine);
  return { missing };
}

/** The VS Code versions that the suite runs on, newest first. */
export const VERSIONS = Object.keys(SERVERS);

/** Keeps the servers that an earlier set-up installed and this one was not asked for. */
function remember(machine) {
  const file = path.join(root, '.hosts/machine.json');
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { servers: {} };
  const known = { ...earlier.servers, ...machine.servers };
  const servers = Object.fromEntries(
    VERSIONS.filter((version) => known[version] && existsSync(known[version].main)).map((version) => [
      version,
      known[version],
    ]),
  );
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...earlier, ...machine, servers }, undefined, 2)}\n`);
}
