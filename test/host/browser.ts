import { type Browser, chromium, type Page } from 'playwright-core';
import { readMachine } from './machine.ts';

/** Starts the headless Chromium that the set-up found. Needs no network. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: readMachine().chromium,
    // The sandbox is not to be had as root, or inside most containers.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    handleSIGINT: false,
    handleSIGTERM: false,
  });
}

/** A window of 1400 by 900, in which copying and pasting works. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return context.newPage();
}
