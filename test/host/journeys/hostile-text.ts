import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { type Cluster, startCluster } from '../cluster.ts';
import { ROOT } from '../machine.ts';
import { openWindow, type Window } from '../window.ts';

/** All that VS Code would make something of, behind a word by which to find it. */
const LINE =
  'staging[x](command:workbench.action.toggleZenMode) ![c](https://calico.invalid/c.png) $(lock) `b` <img src="https://calico.invalid/i.png"> | # ~~s~~ \u202e';
const HOSTILE = `${LINE}\n# heading\n\`\`\`\n![d](https://calico.invalid/d.png)\u001b]0;t\u0007`;

describe('text of others, in every place where it comes in', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-journey-'));
  const folder = path.join(scratch, 'workspace');
  const asked: string[] = [];
  let cluster: Cluster;
  let window: Window;

  before(async () => {
    cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
    writeFileSync(path.join(folder, 'named.yaml'), named());
    cluster = await startCluster(path.join(scratch, 'kubeconfig'), ['--calico-version=3.26.5', '--nodes=3']);
    const kubeconfig = parse(readFileSync(cluster.kubeconfig, 'utf8'));
    const [one] = kubeconfig.contexts;
    Object.assign(one, { name: HOSTILE, context: { cluster: HOSTILE, user: HOSTILE } });
    kubeconfig.clusters[0].name = HOSTILE;
    kubeconfig.users[0].name = HOSTILE;
    writeFileSync(cluster.kubeconfig, stringify({ ...kubeconfig, 'current-context': HOSTILE }));
    await order('operator', { paused: true });
    patch('installation', '{"spec":{"nonPrivileged":"Disabled"}}', `--field-manager=${LINE}`);
    const condition = {
      lastTransitionTime: '2026-01-01T00:00:00Z',
      type: 'Degraded',
      status: 'True',
      reason: LINE,
      message: HOSTILE,
    };
    patch('tigerastatus', JSON.stringify({ status: { conditions: [condition] } }), '--subresource=status');
    window = await openWindow({ folder, env: { KUBECONFIG: cluster.kubeconfig } });
    await window.page.context().route(/calico\.invalid/, (route) => route.abort());
    window.page.context().on('request', (request) => {
      if (request.url().includes('calico.invalid')) asked.push(request.url());
    });
  });

  after(async () => {
    await window?.close();
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window?.screenshot('hostile-text-failed');
  });

  it('is text in the status bar and beside the language', async () => {
    await window.openFile('installation.yaml');
    const item = window.page.locator('.statusbar-item', { hasText: 'Calico: staging' });
    await item.waitFor();
    assert.equal(await item.locator('.codicon').count(), 0);
    assert.match((await item.textContent()) ?? '', /\[x\] ?\(command:/);
  });

  it('is text in a list to choose from', async () => {
    await window.runCommand('Calico: Pick Context for This Window');
    const row = window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'staging' }).first();
    await row.waitFor();
    assert.equal(await row.locator('.codicon-lock').count(), 0);
    await window.page.keyboard.press('Escape');
  });

  it('is text in a message of progress and of an error', async () => {
    await order('fault', { effect: { kind: 'status', code: 403, message: HOSTILE } });
    await window.runCommand('Calico: Show TigeraStatus');
    const toast = window.page.locator('.notification-toast', { hasText: 'You are not allowed' });
    await toast.waitFor();
    await window.screenshot('hostile-text-message');
    assert.match((await toast.textContent()) ?? '', /\[x\] ?\(command:/);
    assert.equal(await window.page.locator('.notification-list-item-message a').count(), 0);
    await order('clear-faults');
    await window.runCommand('Notifications: Clear All Notifications');
  });

  it('is text in the tree', async () => {
    await window.runCommand('Calico: Show Cluster');
    await row('staging').waitFor();
    await row('calico').waitFor();
    await window.screenshot('hostile-text-tree');
    assert.equal(await pane().locator('.monaco-list-row .codicon-lock').count(), 0);
    assert.equal(await pane().locator('.monaco-list-row a[href]').count(), 0);
  });

  it('is text on the page of a check', async () => {
    await window.runCommand('Calico: Check Cluster for Non-Privileged Mode');
    await isPlain(/^Check for non-privileged mode in staging/);
    await window.screenshot('hostile-text-check');
    await window.runCommand('View: Close All Editors');
  });

  it('is text on the page of the pods', async () => {
    await window.runCommand('Calico: Verify calico-node');
    await isPlain(/^calico-node in staging/);
    await window.runCommand('View: Close All Editors');
  });

  it('is text in a hover and on the page about a text', async () => {
    await window.openFile('named.yaml');
    await window.goTo(3, 2);
    await window.runCommand('Show or Focus Hover');
    const hover = window.page.locator('.monaco-hover', { hasText: 'Installation' }).first();
    await hover
      .getByText(/staging/)
      .first()
      .waitFor();
    await window.screenshot('hostile-text-hover');
    assert.equal(await hover.locator('img').count(), 0);
    const links = await hover
      .locator('a[data-href]')
      .evaluateAll((found) => found.map((one) => one.getAttribute('data-href')));
    assert.deepEqual(
      links.filter((link) => !link?.startsWith('https://docs.tigera.io/')),
      [],
    );
    await window.page.keyboard.press('Escape');
    await window.runCommand('Calico: Explain Non-Privileged Mode');
    await isPlain(/^nonPrivileged in staging/);
  });

  it('has asked nobody for anything', async () => {
    assert.deepEqual(asked, []);
    assert.equal(await window.page.locator('.monaco-workbench.zenmode').count(), 0);
  });

  const pane = () =>
    window.page.locator('.pane', { has: window.page.locator('.pane-header', { hasText: /^Calico/ }) });
  const row = (text: string) => pane().locator('.monaco-list-row', { hasText: text }).first();

  /** Waits for the page with this heading, and looks at all of it: links lead to pages of rules, and nowhere else. */
  const isPlain = async (heading: RegExp) => {
    const page = window.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
    const head = page.locator('h1');
    await head.filter({ hasText: heading }).waitFor();
    assert.equal(await head.count(), 1);
    assert.match(
      (await head.textContent()) ?? '',
      /\[x\]\(command:.*!\[c\]\(https:\/\/calico\.invalid\/c\.png\)/,
    );
    assert.equal(await page.locator('img, .codicon-lock, s, .katex').count(), 0);
    const links = await page
      .locator('.markdown-body a')
      .evaluateAll((found) => found.map((one) => one.getAttribute('data-href') ?? one.getAttribute('href')));
    assert.deepEqual(
      links.filter((link) => !/\/rules\/|^https:\/\/(docs|github)\./.test(link ?? '')),
      [],
    );
  };
  const order = async (name: string, argument: object = {}) => {
    const answer = await fetch(`${cluster.control}${name}`, {
      method: 'POST',
      body: JSON.stringify(argument),
    });
    assert.ok(answer.ok, await answer.text());
  };
  const patch = (kind: string, change: string, ...more: string[]) => {
    const name = kind === 'installation' ? 'default' : 'calico';
    execFileSync('kubectl', ['patch', kind, name, '--type=merge', '-p', change, ...more], {
      env: { ...process.env, KUBECONFIG: cluster.kubeconfig },
    });
  };
});

/** An Installation that is called so, with keys and values of the same kind. */
function named(): string {
  const [name, line] = [HOSTILE, LINE].map((text) => JSON.stringify(text));
  return `# calico-version: v3.29.7
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: ${name}
spec:
  variant: ${line}
  nonPrivileged: ${line}
  ${line}: ${name}
`;
}
