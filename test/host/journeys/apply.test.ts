import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Cluster, startCluster } from '../cluster.ts';
import { ROOT } from '../machine.ts';
import { openWindow, type Window } from '../window.ts';

describe('carrying an Installation to the cluster with the mouse', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-journey-'));
  const folder = path.join(scratch, 'workspace');
  let cluster: Cluster;
  let window: Window;

  before(async () => {
    cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
    cluster = await startCluster(path.join(scratch, 'kubeconfig'));
    window = await openWindow({ folder, env: { KUBECONFIG: cluster.kubeconfig } });
  });

  after(async () => {
    await window?.close();
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('shows the current context in the status bar', async () => {
    await window.openFile('without-non-privileged.yaml');
    await statusItem().waitFor();
    await statusItem().getByText('Calico: embedded').waitFor();
    await window.screenshot('status-bar');
    kubectl('config', 'rename-context', 'embedded', 'renamed');
    await statusItem().getByText('Calico: renamed').waitFor();
    kubectl('config', 'rename-context', 'renamed', 'embedded');
    await statusItem().getByText('Calico: embedded').waitFor();
  });

  it('shows what differs, and defaults when their button is pressed', async () => {
    await window.runCommand('Calico: Enable nonPrivileged');
    await dialog(/Enable nonPrivileged\?/).waitFor();
    await window.screenshot('enable-question');
    await window.page.keyboard.press('Escape');
    await dialog(/Enable nonPrivileged\?/).waitFor({ state: 'detached' });
    assert.equal(await window.page.locator('.view-line', { hasText: 'nonPrivileged: Enabled' }).count(), 0);
    await window.runCommand('Calico: Enable nonPrivileged');
    await dialog(/Enable nonPrivileged\?/)
      .getByRole('button', { name: 'Enable Anyway' })
      .click();
    await window.page.locator('.view-line', { hasText: 'nonPrivileged: Enabled' }).waitFor();
    await window.runCommand('Calico: Diff with Cluster');
    await toast(/fields? differs?: .*defaults are hidden/).waitFor();
    await titleButton('Show Operator Defaults').waitFor();
    await window.screenshot('diff-with-cluster');
    await titleButton('Show Operator Defaults').click();
    await window.page.locator('.view-line', { hasText: 'flexVolumePath' }).first().waitFor();
    await window.screenshot('diff-with-defaults');
    await titleButton('Hide Operator Defaults').click();
    await titleButton('Show Operator Defaults').waitFor();
    await window.page.keyboard.press('Control+F4');
    await window.openFile('without-non-privileged.yaml');
  });

  it('applies what the difference shows when its button is pressed', async () => {
    await window.runCommand('Calico: Apply Installation');
    // The operator owns what it has filled in, and what the file changes of that is picked from the start.
    const row = window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'spec.nonPrivileged' });
    await row.waitFor();
    await window.screenshot('apply-fields');
    await window.waitForText('1 Selected');
    await window.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
    await toast(/choose Apply to Cluster or Cancel Apply in its title bar/).waitFor();
    await window.page.locator('.editor-instance .diffOverview').first().waitFor({ state: 'attached' });
    await window.screenshot('apply-question');
    await titleButton('Apply to Cluster').click();
    await toast(/Installation default was changed in embedded/).waitFor();
    await window.screenshot('applied');
    assert.equal(live('nonPrivileged'), 'Enabled');
  });

  it('leads to the TigeraStatus', async () => {
    await toast(/Installation default was changed/)
      .getByRole('button', { name: 'Show TigeraStatus' })
      .click();
    await window.page.locator('.tab.active[data-resource-name="tigerastatus.yaml"]').waitFor();
    await window.waitForText('TigeraStatus');
    await window.screenshot('tigerastatus');
  });

  it('edits the live Installation, and finishes with a button, too', async () => {
    await window.runCommand('Calico: Edit Live Installation');
    await window.page.locator('.tab.active[data-resource-name^="kubectl"]').waitFor();
    await titleButton('Finish Edit').waitFor();
    await window.screenshot('edit-live');
    await rewrite('controlPlaneReplicas', '3');
    await titleButton('Finish Edit').click();
    await toast(/Installation default was changed in embedded.*\.$/).waitFor();
    await window.page.locator('.tab[data-resource-name^="kubectl"]').waitFor({ state: 'detached' });
    assert.equal(live('controlPlaneReplicas'), '3');
  });

  const toast = (text: RegExp) => window.page.locator('.notification-toast', { hasText: text }).first();
  const dialog = (text: RegExp) => window.page.locator('.monaco-dialog-box', { hasText: text }).first();
  const statusItem = () => window.page.locator('.statusbar-item[id*="calicoInstallation"]');
  const titleButton = (title: string) =>
    window.page.locator('.editor-actions, .title-actions').getByRole('button', { name: title }).first();

  /** Writes a field anew in kubectl's temporary file, which is in the active editor. */
  const rewrite = async (field: string, value: string) => {
    const name = await window.page.locator('.tab.active').getAttribute('data-resource-name');
    // In a folder of this one edit.
    const folders = readdirSync(tmpdir()).filter((folder) => folder.startsWith('calico'));
    const files = folders.map((folder) => path.join(tmpdir(), folder, name ?? ''));
    const lines = readFileSync(files.find((file) => existsSync(file))!, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.trim().startsWith(`${field}:`));
    await window.goTo(line + 1, lines[line]!.indexOf(field) + 1);
    await window.page.keyboard.press('Shift+End');
    await window.page.keyboard.type(`${field}: ${value}`);
  };
  const live = (field: string) =>
    kubectl('get', 'installation', 'default', '-o', `jsonpath={.spec.${field}}`);
  const kubectl = (...argv: string[]) =>
    execFileSync('kubectl', argv, {
      env: { ...process.env, KUBECONFIG: cluster.kubeconfig },
      encoding: 'utf8',
    });
});
