import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Cluster, startCluster } from '../cluster.ts';
import { ROOT } from '../machine.ts';
import { UNTRUSTED_SETTINGS } from '../untrusted-window.ts';
import { openWindow, type Window } from '../window.ts';

describe('a workspace that comes to be trusted', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-journey-'));
  const folder = path.join(scratch, 'workspace');
  let cluster: Cluster;
  let window: Window;

  before(async () => {
    cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
    cluster = await startCluster(path.join(scratch, 'kubeconfig'));
    window = await openWindow({
      folder,
      env: { KUBECONFIG: cluster.kubeconfig },
      settings: UNTRUSTED_SETTINGS,
    });
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await window?.screenshot('trust-failed');
  });

  after(async () => {
    await window?.close();
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  const lens = (title: string | RegExp) =>
    window.page.locator('.codelens-decoration a', { hasText: title }).first();
  const context = () => window.page.locator('.statusbar-item', { hasText: 'Calico: embedded' });

  it('has the lenses that need no cluster before', async () => {
    await window.openFile('installation.yaml');
    await lens('nonPrivileged').waitFor();
    for (const title of ['Apply', 'Diff', 'Check Cluster']) {
      assert.equal(await lens(new RegExp(`^${title}$`)).count(), 0, title);
    }
    assert.equal(await context().count(), 0);
  });

  it('says beside the language what waits, and leads to where trust is given', async () => {
    const { page } = window;
    await page.locator('.statusbar-item[id="status.languageStatus"]').click();
    await window.waitForText('the schema of a cluster can be used once the workspace is trusted');
    await page.locator('.hover-language-status').getByText('Manage Workspace Trust').click();
    await page.locator('.workspace-trust-editor').waitFor();
  });

  it('has all of them, and its context, as soon as it is trusted', async () => {
    const { page } = window;
    await page.evaluate('globalThis.isSameWindow = true');
    await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
    await context().waitFor();
    // The page of trust lies over the others, and has lost the focus to its own redrawing.
    await page.locator('.modal-editor-action-container .codicon-close').click();
    await page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
    await window.openFile('installation.yaml');
    for (const title of ['Apply', 'Diff', 'Check Cluster']) await lens(new RegExp(`^${title}$`)).waitFor();
    assert.equal(await page.evaluate('globalThis.isSameWindow'), true);
    await window.screenshot('trust-given');
  });
});
