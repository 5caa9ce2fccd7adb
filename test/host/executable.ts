/**
 * Plays a VS Code executable on top of the VS Code server and headless Chromium: takes the arguments that
 * `@vscode/test-electron` gives to a desktop VS Code, opens the workbench with the same extension under development
 * and the same suite, prints the window's console, and exits with the suite's exit code.
 *
 * Environment: `VSCODE_TEST_VERSION`, a VS Code version that is installed; the newest one otherwise.
 * `VSCODE_TEST_SETTINGS`, user settings on top of the quiet ones, as JSON.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { newPage, startBrowser } from './browser.ts';
import { startServer } from './server.ts';

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
  allowPositionals: true,
  // The flags of the desktop (`--disable-gpu-sandbox`, `--skip-welcome` …) mean nothing here.
  strict: false,
});

process.exit(await play());

async function play(): Promise<number> {
  const dataDir = path.resolve(String(values['user-data-dir']));
  const extensionsDir = path.resolve(String(values['extensions-dir']));
  mkdirSync(extensionsDir, { recursive: true });
  const version = process.env.VSCODE_TEST_VERSION;
  const settings = JSON.parse(process.env.VSCODE_TEST_SETTINGS ?? '{}');
  const server = await startServer({ version, dataDir, extensionsDir, settings, testDriver: true });
  const browser = await startBrowser();
  try {
    const page = await newPage(browser);
    const exitCode = await automate(page);
    const extensions = (values.extensionDevelopmentPath ?? []).map(String);
    const address = server.address(path.resolve(positionals[0] ?? '.'), [
      ...extensions.map((folder) => ['extensionDevelopmentPath', server.uri(path.resolve(folder))] as const),
      ['extensionTestsPath', server.uri(path.resolve(String(values.extensionTestsPath)))],
    ]);
    await page.goto(address);
    return await exitCode.promise;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Gives the workbench the two functions with which it reports on a run of extension tests. */
async function automate(page: Page): Promise<{ promise: Promise<number> }> {
  let resolve: (code: number) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<number>((...settle) => {
    [resolve, reject] = settle;
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
    (type === 'error' || type === 'warn' ? process.stderr : process.stdout).write(`${text}\n`);
  });
  page.once('crash', () => reject(new Error('The window crashed.')));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(130));
  // The runner holds the other end of our standard input: that it ends means that nobody is waiting any more.
  process.stdin.once('end', () => resolve(130)).resume();
  return { promise };
}
