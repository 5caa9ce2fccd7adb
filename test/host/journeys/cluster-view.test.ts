import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Cluster, startCluster } from '../cluster.ts';
import { ROOT } from '../machine.ts';
import { openWindow, type Window } from '../window.ts';

describe('the cluster in the Explorer', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-journey-'));
  const folder = path.join(scratch, 'workspace');
  let cluster: Cluster;
  let window: Window;

  before(async () => {
    cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
    cluster = await startCluster(path.join(scratch, 'kubeconfig'), [
      '--nodes=120',
      '--calico-version=3.26.5',
      '--pod-delay=300',
    ]);
    // kubectl keeps what it knows of a server by its address, and another cluster may have had this one.
    const env = { KUBECONFIG: cluster.kubeconfig, KUBECACHEDIR: path.join(scratch, 'cache') };
    window = await openWindow({ folder, env });
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await window?.screenshot('cluster-view-failed');
  });

  after(async () => {
    await window?.close();
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('waits to be asked', async () => {
    await order('clear-requests');
    const { page } = window;
    await pane().locator('.pane-header').click();
    // Room for it: below the other parts of the Explorer, and in a wider side bar.
    await page.locator('.pane-header', { hasText: 'workspace' }).click();
    await page.mouse.move(351, 450);
    await page.mouse.down();
    await page.mouse.move(620, 450, { steps: 5 });
    await page.mouse.up();
    await pane().getByRole('button', { name: 'Show the Cluster' }).waitFor();
    await window.screenshot('cluster-view-welcome');
    // A kubectl that chooses its version by the server's (`dispatcher`) asks for that on its own account.
    const requests = (await order('requests')) as readonly { readonly path: string }[];
    assert.deepEqual(
      requests.filter(({ path }) => !path.startsWith('/version')),
      [],
    );
  });

  it('shows the cluster, down to the nodes', async () => {
    await pane().getByRole('button', { name: 'Show the Cluster' }).click();
    await row('embedded').waitFor();
    await row(/^Privileged/).waitFor();
    await row(/^Privileged/).click();
    await row('node-1 … node-100').waitFor();
    await row('node-101 … node-120').waitFor();
  });

  it('follows a change, and shows what fails first', async () => {
    await row(/^Privileged/).click();
    await order('pods', { neverReady: ['node-4'], delayMs: 100 });
    execFileSync(
      'kubectl',
      ['patch', 'installation', 'default', '--type=merge', '-p', '{"spec":{"nonPrivileged":"Enabled"}}'],
      { env: { ...process.env, KUBECONFIG: cluster.kubeconfig } },
    );
    await row(/^Unprivileged/).waitFor();
    // A tooltip would cover what comes up below the mouse.
    await window.page.mouse.move(900, 500);
    await row(/^Failing/).waitFor({ timeout: 60_000 });
    await row(/^node-4(?!\d)/).waitFor();
    await row(/^Unprivileged/).click();
    await row(/^node-1(?!\d)/).waitFor();
    await window.page.mouse.move(900, 500);
    await window.page.locator('.monaco-hover').locator('visible=true').waitFor({ state: 'detached' });
    await window.screenshot('cluster-view');
  });

  it('opens the live Installation with a button, and is walked with the keyboard', async () => {
    await row('Installation default').hover();
    await row('Installation default').getByRole('button', { name: 'Open Live Installation' }).click();
    await window.page.locator('.tab.active[data-resource-name="default.yaml"]').waitFor();
    await row('embedded').click();
    await row('embedded').waitFor();
    await window.page.keyboard.press('ArrowLeft');
    await row('embedded').waitFor();
    await row('TigeraStatus').waitFor({ state: 'detached' });
    await window.page.keyboard.press('ArrowRight');
    await row('TigeraStatus').waitFor();
  });

  const pane = () =>
    window.page.locator('.pane', { has: window.page.locator('.pane-header', { hasText: /^Calico/ }) });
  const row = (text: string | RegExp) => pane().locator('.monaco-list-row', { hasText: text }).first();
  const order = async (name: string, argument: object = {}) => {
    const answer = await fetch(`${cluster.control}${name}`, {
      method: 'POST',
      body: JSON.stringify(argument),
    });
    return ((await answer.json()) as { result?: unknown }).result;
  };
});
