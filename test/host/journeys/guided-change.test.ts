import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Cluster, startCluster } from '../cluster.ts';
import { ROOT } from '../machine.ts';
import { openWindow, type Window } from '../window.ts';

describe('enabling non-privileged mode on a cluster, from the check to Undo', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-journey-'));
  const folder = path.join(scratch, 'workspace');
  let cluster: Cluster;
  let window: Window;

  before(async () => {
    cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
    const more = ['--calico-version=3.26.5', '--nodes=8', '--pod-delay=100'];
    cluster = await startCluster(path.join(scratch, 'kubeconfig'), more);
    window = await openWindow({ folder, env: { KUBECONFIG: cluster.kubeconfig } });
  });

  after(async () => {
    await window?.close();
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('guided-failed');
  });

  it('checks the cluster', async () => {
    await window.openFile('without-non-privileged.yaml');
    await window.runCommand('Calico: Check Cluster for Non-Privileged Mode');
    await page(/Check for non-privileged mode in embedded/);
    await window.screenshot('guided-check');
    await titleButton('Run Again').waitFor();
  });

  it('asks where the check warns, and no notification takes the question along', async () => {
    kubectl('annotate', 'installation', 'default', `${ARGO_CD}=calico`);
    await window.runCommand('Calico: Enable Non-Privileged Mode on Cluster');
    await titleButton('Continue').waitFor();
    await page(/Choose Continue or Cancel in the title bar of the report/);
    await window.screenshot('guided-warned');
    await window.hideNotifications();
    await titleButton('Continue').waitFor();
    await window.openFile('without-non-privileged.yaml');
    await titleButton('Continue').waitFor({ state: 'detached' });
    await window.runCommand('Calico: Enable Non-Privileged Mode on Cluster');
    await titleButton('Continue').waitFor();
  });

  it('brings the difference back, too, when it is run again', async () => {
    await titleButton('Continue').click();
    await titleButton('Apply to Cluster').waitFor();
    await window.openFile('without-non-privileged.yaml');
    await titleButton('Apply to Cluster').waitFor({ state: 'detached' });
    await window.runCommand('Calico: Enable Non-Privileged Mode on Cluster');
    await titleButton('Cancel Apply').click();
    await titleButton('Apply to Cluster').waitFor({ state: 'detached' });
    // The report that was answered asks nothing any more.
    await window.page.locator('.tab', { hasText: '/embedded/question' }).click();
    await page(/Check for non-privileged mode in embedded/);
    await inPage(/Nothing has been changed yet/).waitFor({ state: 'detached' });
  });

  it('is turned down on the report, and changes nothing', async () => {
    await window.runCommand('Calico: Enable Non-Privileged Mode on Cluster');
    await titleButton('Continue').waitFor();
    await titleButton('Cancel').click();
    await titleButton('Continue').waitFor({ state: 'detached' });
    await titleButton('Run Again').waitFor();
    assert.equal(await window.page.locator('.notification-toast', { hasText: 'still going on' }).count(), 0);
    assert.equal(live('nonPrivileged'), 'Disabled');
    kubectl('annotate', 'installation', 'default', `${ARGO_CD}-`);
  });

  it('shows the difference, with its buttons', async () => {
    await window.runCommand('Calico: Enable Non-Privileged Mode on Cluster');
    await toast(/Review the diff, then choose Apply to Cluster/).waitFor();
    await window.page.locator('.editor-instance .diffOverview').first().waitFor({ state: 'attached' });
    await titleButton('Apply to Cluster').waitFor();
    await window.screenshot('guided-difference');
  });

  it('shows the rollout, node by node', async () => {
    await order('pods', { delayMs: 1500 });
    await titleButton('Apply to Cluster').click();
    await page(/[23] of 8 nodes/);
    await page(/Not updated yet/);
    await window.screenshot('guided-progress');
    await order('pods', { delayMs: 100 });
  });

  it('proves it, pod by pod', async () => {
    await toast(/Done: calico-node runs unprivileged and as non-root on all 8 nodes/).waitFor();
    await page(/Compliant: 8/);
    await window.screenshot('guided-verified');
    assert.equal(live('nonPrivileged'), 'Enabled');
  });

  it('tells what an operator says that has withdrawn the mode, and offers what helps', async () => {
    await window.runCommand('View: Close All Editors');
    await window.hideNotifications();
    await order('operator', { calicoVersion: '3.30.7' });
    await degraded();
    await window.runCommand('Calico: Enable Non-Privileged Mode on Cluster');
    await toast(/has withdrawn the mode, and the field is still/).waitFor();
    await toast(/Checking the cluster/).waitFor({ state: 'detached' });
    await page(/Not possible: this release has withdrawn the mode/);
    await window.screenshot('guided-blocked');
    await titleButton('Remove nonPrivileged').click();
    await titleButton('Apply to Cluster').click();
    await toast(/Done: calico-node runs privileged on all 8 nodes/).waitFor();
    assert.equal(live('nonPrivileged'), '');
  });

  it('forced past the check, it reports Degraded and offers Undo', async () => {
    await window.runCommand('View: Close All Editors');
    await window.hideNotifications();
    await window.openFile('installation.yaml');
    await window.runCommand('Calico: Enable Non-Privileged Mode on Cluster');
    await toast(/Not possible/).waitFor();
    await titleButton('Continue Anyway').click();
    await titleButton('Apply to Cluster').click();
    await toast(/The operator refuses it/).waitFor();
    await page(/What the operator says/);
    await window.screenshot('guided-degraded');
    await toast(/The operator refuses it/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await dialog(/Undo this change/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await toast(/Done: calico-node runs privileged on all 8 nodes/).waitFor();
    await window.screenshot('guided-undone');
    assert.equal(live('nonPrivileged'), '');
  });

  const toast = (text: RegExp) => window.page.locator('.notification-toast', { hasText: text }).first();
  const dialog = (text: RegExp) => window.page.locator('.monaco-dialog-box', { hasText: text }).first();
  const titleButton = (title: string) =>
    window.page.locator('.editor-actions, .title-actions').getByRole('button', { name: title }).first();
  /** Of the rendered page that was opened last; it is two frames deep. */
  const inPage = (text: RegExp) =>
    window.page
      .frameLocator('iframe.webview.ready')
      .last()
      .frameLocator('#active-frame')
      .getByText(text)
      .first();
  const page = (text: RegExp) => inPage(text).waitFor();
  const order = async (name: string, argument: object) => {
    const answer = await fetch(`${cluster.control}${name}`, {
      method: 'POST',
      body: JSON.stringify(argument),
    });
    assert.ok(answer.ok);
  };
  const degraded = () =>
    eventually(() => {
      const path = 'jsonpath={.status.conditions[?(@.type=="Degraded")].status}';
      return kubectl('get', 'tigerastatus', 'calico', '-o', path) === 'True';
    });
  const live = (field: string) =>
    kubectl('get', 'installation', 'default', '-o', `jsonpath={.spec.${field}}`);
  const kubectl = (...argv: string[]) =>
    execFileSync('kubectl', argv, {
      env: { ...process.env, KUBECONFIG: cluster.kubeconfig },
      encoding: 'utf8',
    });
});

/** Whose keeping of the Installation the check warns of. */
const ARGO_CD = 'argocd.argoproj.io/tracking-id';

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 200));
}
