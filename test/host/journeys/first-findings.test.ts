import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../machine.ts';
import { openWindow, type Window } from '../window.ts';

describe('opening an Installation with faults', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'calico-journey-'));
  let window: Window;

  before(async () => {
    cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
    window = await openWindow({ folder });
  });

  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('underlines them and lists them among the problems', async () => {
    await window.openFile('faults.yaml');
    await window.waitForMark('error');
    await window.waitForProblem(/calico/i);
    await window.screenshot('first-findings');
  });

  it('opens the page of a rule from the code of its finding', async () => {
    await window.page
      .locator('.markers-panel a.monaco-link')
      .first()
      .click({ modifiers: ['Control'] });
    await window.page.locator('.tab.active[aria-label*="Preview"]').waitFor();
    await window.screenshot('rule-page');
  });
});
