/**
 * `node --import tsx test/host/demo.ts [--check] [--started=MILLISECONDS]`: the newest VS Code server with the
 * extension, a copy of the examples, and the embedded cluster as the current context. Runs until Ctrl+C; with
 * `--check` until a headless window has shown the first findings, of which it leaves a screenshot.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from './browser.ts';
import { startCluster } from './cluster.ts';
import { ROOT } from './machine.ts';
import { type Server, startServer } from './server.ts';
import { installExtension, openPage, PACKED_EXTENSION } from './window.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean' }, started: { type: 'string' } } });
const startedAt = Number(values.started ?? Date.now());
const demo = path.join(ROOT, '.demo');
const folder = path.join(demo, 'workspace');

rmSync(demo, { recursive: true, force: true, maxRetries: 5 });
mkdirSync(demo);
cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
installExtension(PACKED_EXTENSION, path.join(demo, 'extensions'));
// From here on Ctrl+C ends the demo in order, also while it is still starting.
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});
const cluster = await startCluster(path.join(demo, 'kubeconfig'));
const server = await startServer({
  extensionsDir: path.join(demo, 'extensions'),
  dataDir: path.join(demo, 'data'),
  env: { KUBECONFIG: cluster.kubeconfig },
});
try {
  if (values.check) await check(server);
  else await show(server);
} finally {
  await server.stop();
  await cluster.stop();
}

async function show(server: Server) {
  const address = server.address(folder, [['openFile', server.uri(path.join(folder, 'installation.yaml'))]]);
  console.log(`
VS Code with Calico Installation is at

  ${address}

Its folder is a copy of the examples; every start makes a new one: ${folder}
Its cluster is embedded; kubectl reaches it with KUBECONFIG=${cluster.kubeconfig}

Ctrl+C ends it.`);
  openBrowser(address);
  await interrupted;
  console.log('\nStopping.');
}

/** Opens the user's browser where there is a user, and a screen to show it on. */
function openBrowser(address: string) {
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener =
    process.platform === 'darwin' ? 'open' : process.platform === 'linux' && screen ? 'xdg-open' : '';
  if (!opener || !process.stdout.isTTY) return;
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  // The address is on the terminal, so that there is no opener costs a click and nothing more.
  child.once('error', () => {});
  child.unref();
}

async function check(server: Server) {
  const browser = await startBrowser();
  try {
    const window = await openPage(browser, server.address(folder));
    await window.openFile('faults.yaml');
    try {
      await window.waitForMark('error', 60_000);
      await window.waitForProblem(/calico/i);
    } finally {
      console.log(`Screenshot: ${path.relative(ROOT, await window.screenshot('demo'))}`);
    }
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`The extension is active, and its first findings are shown, after ${seconds} s.`);
  } finally {
    await browser.close();
  }
}
