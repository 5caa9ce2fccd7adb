import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { newPage, startBrowser } from './browser.ts';
import { HOSTS, RESULTS } from './machine.ts';
import { startServer } from './server.ts';

/** The extension's files as the package has them, left there by `scripts/build.mjs`. */
export const PACKED_EXTENSION = path.join(HOSTS, 'extension');

export interface WindowOptions {
  /** Absolute path of the folder to open. Files in it may be written to: give a copy. */
  readonly folder: string;
  /** An unpacked extension to install instead of the one that the build left. */
  readonly extension?: string;
  /** A VS Code version that is installed; the newest one otherwise. */
  readonly version?: string;
  /** For the extension host, on top of this process's environment: `KUBECONFIG`, `PATH` … */
  readonly env?: NodeJS.ProcessEnv;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A VS Code window, driven as a user would: with keys, clicks and eyes. */
export interface Driver {
  readonly page: Page;
  /** Opens a file of the folder by its name, and waits until its editor has the focus. */
  openFile(name: string): Promise<void>;
  /** Picks a command from the palette by its whole title (`Calico: Apply Installation`). */
  runCommand(title: string): Promise<void>;
  /** Presses a key until what it brings up is there. */
  pressFor(key: string, what: Locator): Promise<void>;
  /** Types into the quick input that is open, where text is given, and presses Enter. */
  answer(text?: string): Promise<void>;
  /** Puts the cursor at a line and column, both from 1, of the editor that has the focus. */
  goTo(line: number, column?: number): Promise<void>;
  /** Takes every notification away, also those of what goes on; VS Code itself does so with most after some seconds. */
  hideNotifications(): Promise<void>;
  /** Waits until this text is to be seen anywhere in the window. */
  waitForText(text: string | RegExp, timeout?: number): Promise<void>;
  /** Waits for a finding with this text; opens the Problems view for it. */
  waitForProblem(text: string | RegExp, timeout?: number): Promise<void>;
  /** Waits until the open editor shows an underline of this severity. */
  waitForMark(severity: 'error' | 'warning' | 'info' | 'hint', timeout?: number): Promise<void>;
  /** Leaves `test-results/NAME.png` and returns its path. */
  screenshot(name: string): Promise<string>;
}

export interface Window extends Driver {
  /** Ends the browser and the server. */
  close(): Promise<void>;
}

/**
 * Starts a VS Code server with the packed extension installed into it, and a browser window on this folder. Resolves
 * once the workbench is there. Everything but `test-results` is gone after `close`.
 */
export async function openWindow(options: WindowOptions): Promise<Window> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-window-'));
  const extensionsDir = path.join(scratch, 'extensions');
  installExtension(options.extension ?? PACKED_EXTENSION, extensionsDir);
  const server = await startServer({ ...options, extensionsDir, dataDir: path.join(scratch, 'data') });
  const browser = await startBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { ...(await openPage(browser, server.address(options.folder))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens this address of a VS Code server in a new page; resolves once the workbench is there. */
export async function openPage(browser: Browser, address: string): Promise<Driver> {
  const page = await newPage(browser);
  await page.goto(address);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  return { page, ...hands(page), ...eyes(page) };
}

/** Copies an unpacked extension to where the server looks for installed ones. */
export function installExtension(extension: string, extensionsDir: string) {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
  mkdirSync(extensionsDir, { recursive: true });
  cpSync(extension, path.join(extensionsDir, `${publisher}.${name}-${version}`), { recursive: true });
}

function hands(page: Page) {
  const input = page.locator('.quick-input-widget input.input');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const explorer = page.locator('.explorer-folders-view .monaco-list-row');
  /** Opens the quick input with this text in it; presses again where the workbench was not listening yet. */
  const quickOpen = async (key: string, text: string) => {
    for (let tries = 0; ; tries++) {
      await page.waitForFunction(QUICK_INPUT_AT_REST);
      if (await input.isVisible()) await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      try {
        return await input.fill(text, { timeout: 2000 });
      } catch (error) {
        if (tries === 10) throw error;
      }
    }
  };
  const accept = async () => {
    const before = await input.inputValue();
    await page.keyboard.press('Enter');
    await page.waitForFunction(`(${QUICK_INPUT_VALUE}) !== ${JSON.stringify(before)}`);
  };
  return {
    // Not by Quick Open: its search needs ripgrep, which the older server's package downloads when it is installed.
    async openFile(name: string) {
      const row = explorer.filter({ hasText: name }).first();
      if (!(await explorer.first().isVisible())) await page.keyboard.press('Control+Shift+E');
      await row.dblclick();
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
      // Where it was clicked, a tooltip would come up in the middle of what follows.
      await page.mouse.move(0, 0);
    },
    async runCommand(title: string) {
      // The list is in the order of the alphabet, and what only resembles the title may come before it.
      const row = rows.filter({ has: page.locator('.label-name').getByText(title, { exact: true }) }).first();
      await persist(async () => {
        await quickOpen('F1', `>${title}`);
        await row.click({ timeout: 5000 });
      });
      await page.waitForFunction(`(${QUICK_INPUT_VALUE}) !== ${JSON.stringify(`>${title}`)}`);
      await page.mouse.move(0, 0);
    },
    async hideNotifications() {
      await persist(async () => {
        await page.keyboard.press('Escape');
        await page.locator('.notification-toast').first().waitFor({ state: 'detached', timeout: 5000 });
      });
    },
    async pressFor(key: string, what: Locator) {
      await persist(async () => {
        await page.keyboard.press(key);
        await what.waitFor({ timeout: 5000 });
      });
    },
    async answer(text?: string) {
      await input.waitFor();
      if (text !== undefined) await input.fill(text);
      await accept();
    },
    async goTo(line: number, column = 1) {
      await quickOpen('Control+G', `:${line}:${column}`);
      await accept();
      // Keys that are pressed before the editor has the focus back are lost.
      await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    },
  };
}

/** Does something again that a busy window has not answered to: what is pressed while the focus moves is lost. */
async function persist(step: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await step();
    } catch (error) {
      if (tries === 6) throw error;
    }
  }
}

/** What stands in the quick input, or undefined where it is closed or closing; runs in the page. */
const QUICK_INPUT_VALUE = `(() => {
  const input = document.querySelector('.quick-input-widget input.input');
  return input?.checkVisibility() && !input.closest('[inert]') ? input.value : undefined;
})()`;

/** Whether the quick input is open or closed, and not on its way there; runs in the page. */
const QUICK_INPUT_AT_REST = `!document.querySelector('.quick-input-widget [inert], .quick-input-widget[inert]')
  ?.checkVisibility()`;

function eyes(page: Page) {
  return {
    async waitForText(text: string | RegExp, timeout = 30_000) {
      await page.getByText(text).locator('visible=true').first().waitFor({ timeout });
    },
    async waitForProblem(text: string | RegExp, timeout = 30_000) {
      const panel = page.locator('.markers-panel');
      if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
      await panel.locator('.monaco-list-row', { hasText: text }).first().waitFor({ timeout });
    },
    async waitForMark(severity: 'error' | 'warning' | 'info' | 'hint', timeout = 30_000) {
      await page
        .locator(`.editor-instance .squiggly-${severity}`)
        .first()
        .waitFor({ state: 'attached', timeout });
    },
    async screenshot(name: string) {
      const file = path.join(RESULTS, `${name}.png`);
      mkdirSync(RESULTS, { recursive: true });
      await page.screenshot({ path: file, animations: 'disabled' });
      return file;
    },
  };
}
