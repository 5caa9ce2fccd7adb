import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { parse, stringify } from 'yaml';
import { literalLine } from '../../../src/client/window/literal.ts';
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
    const example = readFileSync(path.join(folder, 'installation.yaml'), 'utf8');
    writeFileSync(path.join(folder, 'for-3.26.yaml'), `# calico-version: v3.26.5\n${example}`);
    cluster = await startCluster(path.join(scratch, 'kubeconfig'), ['--calico-version=3.26.5', '--nodes=3']);
    const kubeconfig = parse(readFileSync(cluster.kubeconfig, 'utf8'));
    const [one] = kubeconfig.contexts;
    Object.assign(one, { name: HOSTILE, context: { cluster: HOSTILE, user: HOSTILE } });
    kubeconfig.clusters[0].name = HOSTILE;
    kubeconfig.users[0].name = HOSTILE;
    writeFileSync(cluster.kubeconfig, stringify({ ...kubeconfig, 'current-context': HOSTILE }));
    await order('operator', { paused: true });
    const annotations = { 'argocd.argoproj.io/tracking-id': HOSTILE };
    const installation = { metadata: { annotations }, spec: { controlPlaneReplicas: 3 } };
    patch('installation', JSON.stringify(installation), `--field-manager=${LINE}`);
    const failing = {
      name: 'calico-node',
      ready: false,
      restartCount: 3,
      state: { waiting: { reason: 'CrashLoopBackOff', message: HOSTILE } },
    };
    patch('pod', JSON.stringify({ status: { containerStatuses: [failing] } }), '--subresource=status');
    const condition = {
      lastTransitionTime: '2026-01-01T00:00:00Z',
      type: 'Degraded',
      status: 'True',
      reason: LINE,
      message: HOSTILE,
    };
    patch('tigerastatus', JSON.stringify({ status: { conditions: [condition] } }), '--subresource=status');
    window = await openWindow({
      folder,
      env: { KUBECONFIG: cluster.kubeconfig },
      settings: { 'calicoInstallation.protectedContexts': ['staging*'] },
    });
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

  it('is text in the status bar and in its tooltip', async () => {
    await window.openFile('for-3.26.yaml');
    const item = window.page.locator('.statusbar-item', { hasText: 'Calico: staging' });
    // One lock is ours: the context is protected.
    await isText(item, 1);
    await item.hover();
    const tooltip = window.page.locator('.monaco-hover', { hasText: 'Calico commands go to' });
    await isText(tooltip);
    await window.screenshot('hostile-text-status');
    await window.page.mouse.move(0, 0);
    await tooltip.waitFor({ state: 'hidden' });
  });

  it('is text beside the language', async () => {
    await window.runCommand("Calico: Use This Cluster's Schema");
    await window.page.locator('.statusbar-item[id="status.languageStatus"]').click();
    await isText(window.page.locator('.hover-language-status', { hasText: 'Schema: cluster' }));
    await window.screenshot('hostile-text-language');
    await window.page.keyboard.press('Escape');
    await window.runCommand('Calico: Use the Built-In Schema');
    await window.hideNotifications();
  });

  it('is text in a list to choose from', async () => {
    await window.runCommand('Calico: Pick Context for This Window');
    await isText(window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'staging' }).first());
    await window.screenshot('hostile-text-pick');
    await window.page.keyboard.press('Escape');
  });

  it('is text in a message', async () => {
    await order('fault', { effect: { kind: 'status', code: 403, message: HOSTILE } });
    await window.runCommand('Calico: Show TigeraStatus');
    await isText(toast('You do not have permission'));
    await window.screenshot('hostile-text-message');
    await order('clear-faults');
    await window.runCommand('Notifications: Clear All Notifications');
  });

  it('is text in a dialog, beside a field of another owner, in a title, and where the name is to be typed', async () => {
    await window.openFile('for-3.26.yaml');
    await window.runCommand('Calico: Apply Installation');
    await isText(window.page.locator('.monaco-dialog-box', { hasText: 'anyway?' }));
    await window.screenshot('hostile-text-dialog');
    await window.page.getByRole('button', { name: 'Apply Anyway' }).click();
    await isText(
      window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'managed by staging' }),
    );
    await window.screenshot('hostile-text-owner');
    await window.page.locator('.quick-input-action').getByRole('button', { name: 'OK' }).click();
    await button('Apply to Cluster').waitFor();
    await isText(window.page.locator('.tab.active', { hasText: 'live ↔ after' }));
    await window.screenshot('hostile-text-difference');
    await order('fault', { method: 'PATCH', effect: { kind: 'status', code: 403, message: HOSTILE } });
    await button('Apply to Cluster').click();
    await typesTheName();
    await isText(toast('You do not have permission'));
    await order('clear-faults');
    await window.runCommand('View: Close All Editors');
    await window.runCommand('Notifications: Clear All Notifications');
  });

  it('is text in the tree', async () => {
    await window.runCommand('Calico: Show Cluster');
    // Room for it.
    await window.page.locator('.pane-header', { hasText: 'workspace' }).click();
    await isText(row(/^staging/));
    await isText(row(/Degraded \(/));
    await isText(row('CrashLoopBackOff'));
    await window.screenshot('hostile-text-tree');
    await row('CrashLoopBackOff').hover();
    await isText(window.page.locator('.monaco-hover', { hasText: 'CrashLoopBackOff' }).last());
    await window.screenshot('hostile-text-tree-tooltip');
    await window.page.mouse.move(0, 0);
    assert.equal(await pane().locator(MADE).count(), 0);
    await window.runCommand('Calico: Stop Watching the Cluster');
    await window.page.locator('.pane-header', { hasText: 'workspace' }).click();
  });

  it('is text on the page of a check', async () => {
    await window.runCommand('Calico: Check Cluster for Non-Privileged Mode');
    await isPlain(/^Check for non-privileged mode in staging/);
    await window.screenshot('hostile-text-check');
    await window.runCommand('View: Close All Editors');
  });

  it('is text on the page that asks, and where the change fails', async () => {
    await window.runCommand('Calico: Enable Non-Privileged Mode on Cluster');
    await button('Continue Anyway').waitFor();
    await isText(toast('Not possible'));
    await isPlain(/^Check for non-privileged mode in staging/);
    await window.screenshot('hostile-text-asking');
    await button('Continue Anyway').click();
    await button('Apply to Cluster').waitFor();
    await order('fault', { method: 'PATCH', effect: { kind: 'status', code: 403, message: HOSTILE } });
    await button('Apply to Cluster').click();
    await typesTheName();
    await isText(toast('You do not have permission'));
    await window.screenshot('hostile-text-failed-change');
    await order('clear-faults');
    await window.runCommand('View: Close All Editors');
    await window.runCommand('Notifications: Clear All Notifications');
  });

  it('is text on the page of the pods', async () => {
    await window.runCommand('Calico: Verify calico-node');
    await isPlain(/^calico-node in staging/);
    await window.screenshot('hostile-text-pods');
    await window.runCommand('View: Close All Editors');
  });

  it('is text in lenses, in Problems and in a hover of what is wrong', async () => {
    await window.openFile('named.yaml');
    await window.page.locator('.codelens-decoration').first().waitFor();
    assert.equal(await window.page.locator('.codelens-decoration').locator(MADE).count(), 0);
    await window.waitForProblem(/staging/);
    await isText(window.page.locator('.markers-panel .monaco-list-row', { hasText: 'staging' }).first());
    await window.screenshot('hostile-text-problems');
    await window.goTo(8, 20);
    await window.runCommand('Show or Focus Hover');
    await isText(window.page.locator('.monaco-hover', { hasText: 'staging' }).first());
    await window.screenshot('hostile-text-finding');
    await window.page.keyboard.press('Escape');
  });

  it('is text in a hover and on the page about a text', async () => {
    await window.goTo(3, 2);
    await window.runCommand('Show or Focus Hover');
    await isText(window.page.locator('.monaco-hover', { hasText: 'Installation' }).first());
    await window.screenshot('hostile-text-hover');
    await window.page.keyboard.press('Escape');
    await window.runCommand('Calico: Explain Non-Privileged Mode');
    await isPlain(/^nonPrivileged in staging/);
    await window.screenshot('hostile-text-explained');
  });

  it('has asked nobody for anything', async () => {
    assert.deepEqual(asked, []);
    assert.equal(await window.page.locator('.monaco-workbench.zenmode').count(), 0);
  });

  const toast = (text: string) =>
    window.page.locator('.notification-toast', { hasText: text }).locator('.notification-list-item-message');
  const button = (title: string) =>
    window.page.locator('.editor-actions, .title-actions').getByRole('button', { name: title }).first();
  /** The context is protected, and its name is what can be seen of it. */
  const typesTheName = async () => {
    await isText(window.page.locator('.quick-input-widget', { hasText: 'protected context' }));
    await window.screenshot('hostile-text-type');
    await window.answer(literalLine(HOSTILE));
  };
  /** Waits until this is there, and looks at what VS Code has made of it. */
  const isText = async (drawn: Locator, ourLocks = 0) => {
    await drawn
      .getByText(/staging/)
      .or(drawn.filter({ hasText: 'staging' }))
      .first()
      .waitFor();
    const text = (await drawn.allTextContents()).join('\n');
    assert.match(text, SEEN);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    assert.doesNotMatch(text, /[\u202e\u001b\u0007]/);
    assert.equal(await drawn.locator(MADE).count(), 0);
    assert.equal(await drawn.locator('.codicon-lock').count(), ourLocks);
  };
  const pane = () =>
    window.page.locator('.pane', { has: window.page.locator('.pane-header', { hasText: /^Calico/ }) });
  const row = (text: string | RegExp) => pane().locator('.monaco-list-row', { hasText: text }).first();

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
  const kubectl = (...argv: string[]) =>
    execFileSync('kubectl', argv, {
      env: { ...process.env, KUBECONFIG: cluster.kubeconfig },
      encoding: 'utf8',
    });
  const patch = (kind: 'installation' | 'tigerastatus' | 'pod', change: string, ...more: string[]) => {
    const [pod = ''] =
      kind === 'pod' ? kubectl('get', 'pods', '-n=calico-system', '-o=name').split('\n') : [];
    const what = {
      installation: ['installation/default'],
      tigerastatus: ['tigerastatus/calico'],
      pod: [pod, '-n=calico-system'],
    };
    kubectl('patch', ...what[kind], '--type=merge', '-p', change, ...more);
  };
});

/** How it is read: with a blank where VS Code would have made a link of it. */
const SEEN = /staging\s?\[x\] ?\(command:workbench\.action\.toggleZenMode\)/;

/** What must not have been made of it. */
const MADE = [
  'img',
  's',
  'del',
  'a:text-is("x")',
  'a[href*="calico.invalid"]',
  'a[data-href*="calico.invalid"]',
  'a[href*="toggleZenMode"]',
  'a[data-href*="toggleZenMode"]',
].join(', ');

/** An Installation that is called so, with keys and values of the same kind. */
function named(): string {
  const [name, line] = [HOSTILE, LINE].map((text) => JSON.stringify(unfilled(text)));
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

/** Without what a tool would fill in before Kubernetes reads it: of such a value nothing is said. */
function unfilled(text: string): string {
  return text.replaceAll(/\$\(lock\)|<img[^>]*>/g, '');
}
