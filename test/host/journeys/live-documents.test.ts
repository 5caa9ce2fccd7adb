import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Cluster, startCluster } from '../cluster.ts';
import { ROOT } from '../machine.ts';
import { openWindow, type Window } from '../window.ts';

describe('a live Installation as a document', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-journey-'));
  const folder = path.join(scratch, 'workspace');
  let cluster: Cluster;
  let window: Window;

  before(async () => {
    cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
    cluster = await startCluster(path.join(scratch, 'kubeconfig'));
    window = await openWindow({ folder, env: { KUBECONFIG: cluster.kubeconfig } });
    // A window with an edited text asks whether it may go.
    window.page.on('dialog', (dialog) => dialog.accept());
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('live-document-failed');
  });
  after(async () => {
    await window?.close();
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('is opened, edited, and still edited after the window was gone', async () => {
    await window.openFile('without-non-privileged.yaml');
    await statusItem().getByText('Calico: embedded').waitFor();
    await window.runCommand('Calico: Open Live Installation');
    await tab().waitFor();
    await line('controlPlaneReplicas: 2').waitFor();
    await window.screenshot('live-document');
    await rewrite('controlPlaneReplicas: 2', 'controlPlaneReplicas: 3');
    await line('controlPlaneReplicas: 3').waitFor();
    await window.page.locator('.tab.dirty[data-resource-name="default.yaml"]').waitFor();
    // VS Code keeps an edited text after a second, and nothing tells of it.
    await window.page.waitForTimeout(4000);
    await window.page.reload();
    await window.page.locator('.tab.dirty[data-resource-name="default.yaml"]').waitFor({ timeout: 60_000 });
    await line('controlPlaneReplicas: 3').waitFor();
    assert.equal(live('controlPlaneReplicas'), '2');
  });

  it('is merged with what somebody else has changed', async () => {
    patch({ controlPlaneReplicas: 4, typhaMetricsPort: 9094 });
    await tab().click();
    await window.page.keyboard.press('Control+s');
    await toast(/was changed in the cluster while you were editing/).waitFor({ timeout: 60_000 });
    await window.screenshot('live-document-conflict');
    await window.hideNotifications();
    // What was said is gone; the way on is not.
    assert.equal(await titleButton('Merge').textContent(), 'Merge');
    await tab().click();
    await window.page.keyboard.press('Control+s');
    await toast(/was changed in the cluster while you were editing/)
      .getByRole('button', { name: 'Merge' })
      .waitFor();
    await toast(/Use Merge in the title bar/).waitFor();
    await window.hideNotifications();
    await titleButton('Merge').click();
    await window.page.locator('.merge-editor').first().waitFor();
    await window.page.getByText('1 Conflict Remaining').first().waitFor();
    await window.screenshot('live-document-merge');
    assert.equal(live('controlPlaneReplicas'), '4');
    await window.page.getByText('Accept Yours').first().click();
    await window.page.getByText('0 Conflicts Remaining').first().waitFor();
    await titleButton('Complete Merge').click();
    await window.page.locator('.editor-instance .diffOverview').first().waitFor({ state: 'attached' });
    await titleButton('Save to Cluster').waitFor();
    await window.screenshot('live-document-save');
    await titleButton('Save to Cluster').click();
    await window.page.waitForFunction(`!document.querySelector('.tab.dirty')`);
    assert.equal(live('controlPlaneReplicas'), '3');
    assert.equal(live('typhaMetricsPort'), '9094');
  });

  const statusItem = () => window.page.locator('.statusbar-item[id*="calicoInstallation"]');
  const tab = () => window.page.locator('.tab.active[data-resource-name="default.yaml"]');
  const line = (text: string) => window.page.locator('.view-line', { hasText: text }).first();
  const titleButton = (title: string) =>
    window.page.locator('.editor-actions, .title-actions').getByRole('button', { name: title }).first();
  const toast = (text: RegExp) => window.page.locator('.notification-toast', { hasText: text }).first();

  /** Finds a text in the active editor and writes another one in its place. */
  const rewrite = async (from: string, to: string) => {
    await window.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await window.page.keyboard.press('Control+f');
    await window.page.locator('.find-widget.visible').waitFor();
    // What is typed is found from the cursor on, and Enter would go on to `status`.
    await window.page.keyboard.type(from);
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.type(to);
  };
  const live = (field: string) =>
    kubectl('get', 'installation', 'default', '-o', `jsonpath={.spec.${field}}`);
  const patch = (spec: object) =>
    kubectl('patch', 'installation', 'default', '--type=merge', `--patch=${JSON.stringify({ spec })}`);
  const kubectl = (...argv: string[]) =>
    execFileSync('kubectl', argv, {
      env: { ...process.env, KUBECONFIG: cluster.kubeconfig },
      encoding: 'utf8',
    });
});
