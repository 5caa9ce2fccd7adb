import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../machine.ts';
import { openWindow, type Window } from '../window.ts';

describe('writing an Installation in the window', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'calico-journey-'));
  const folder = path.join(scratch, 'examples');
  let window: Window;

  before(async () => {
    cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
    writeFileSync(path.join(folder, 'new.yaml'), '');
    window = await openWindow({ folder });
  });

  after(async () => {
    await window?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('editor-failed');
  });

  it('underlines what is wrong, and lists it', async () => {
    await window.openFile('faults.yaml');
    await lens(/refused/).waitFor();
    await window.waitForProblem(/`iptables` is not a value/);
    await window.screenshot('editor-diagnostics');
    await window.page.keyboard.press('Control+Shift+M');
    await window.page.locator('.markers-panel').waitFor({ state: 'hidden' });
  });

  it('shows lenses above it', async () => {
    await window.openFile('without-non-privileged.yaml');
    await lens(/^Calico v?3\.29\.7/).waitFor();
    await lens(/accepted/).waitFor();
    await window.screenshot('editor-lenses');
  });

  it('colours what is special about it', async () => {
    // VS Code has a class for each colour.
    const colour = (text: string) =>
      window.page
        .locator('.view-line span[class^="mtk"]', { hasText: new RegExp(`^\\s*${text}\\s*$`) })
        .first()
        .getAttribute('class');
    const plain = await colour('default');
    for (const special of ['operator\\.tigera\\.io/v1', 'Installation', '192\\.168\\.0\\.0', 'all']) {
      assert.notEqual(await colour(special), plain, special);
    }
  });

  it('offers fields and then their values while one types', async () => {
    await window.goTo(18, 26);
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.type('no', { delay: 60 });
    await suggestion('nonPrivileged').waitFor();
    await showDetails();
    await lens(/accepted/).waitFor();
    await window.screenshot('editor-completion');
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.type('nP', { delay: 60 });
    await suggestion('nonPrivileged').waitFor();
    await window.page.keyboard.press('Enter');
    await suggestion('Enabled').waitFor();
    assert.equal(await window.page.locator('.suggest-widget.visible .monaco-list-row').count(), 2);
    await window.screenshot('editor-completion-values');
    await window.page.keyboard.press('Enter');
    await window.page.locator('.view-line', { hasText: /nonPrivileged:\sEnabled/ }).waitFor();
  });

  it('explains fields and values', async () => {
    await window.goTo(15, 12);
    await showHover(/[Ee]ncapsulation/);
    await window.screenshot('editor-hover');
    await window.goTo(15, 26);
    await showHover(/VXLANCrossSubnet/);
    await window.screenshot('editor-hover-value');
    await window.goTo(19, 5);
    await showHover(/Runs the calico-node container without/);
    await window.screenshot('editor-hover-non-privileged');
    await window.goTo(5, 8);
    await showHover(/3\.29\.7/);
    await window.screenshot('editor-hover-head');
    await window.page.keyboard.press('Escape');
  });

  it('says how the target version came about beside the language', async () => {
    await hoverLanguageStatus();
    await languageStatus(/from the comment · manifest/).waitFor();
    await window.screenshot('editor-language-status');
    await window.page.mouse.move(700, 300);
  });

  it('warns there where nothing names a version', async () => {
    await window.openFile('installation.yaml');
    await window.waitForMark('error');
    await hoverLanguageStatus();
    await languageStatus(/no version set/).waitFor();
    await window.screenshot('editor-language-status-newest');
    await window.page.mouse.move(700, 300);
    await window.openFile('without-non-privileged.yaml');
  });

  it('shows in grey what the operator fills in', async () => {
    mkdirSync(path.join(folder, '.vscode'), { recursive: true });
    const settings = path.join(folder, '.vscode/settings.json');
    writeFileSync(settings, '{ "calicoInstallation.inlayHints.enabled": true }\n');
    await hint().waitFor();
    await window.screenshot('editor-inlay-hints');
    writeFileSync(settings, '{}\n');
    await hint().waitFor({ state: 'detached' });
  });

  it('shows the effective Installation', async () => {
    await window.runCommand('Calico: Show Effective Installation');
    await window.page.locator('.editor-instance .diffOverview').first().waitFor({ state: 'attached' });
    await window.page
      .locator('.view-line', { hasText: /#\sdefault/ })
      .first()
      .waitFor();
    await window.screenshot('editor-effective');
  });

  it('compares versions from its lens', async () => {
    await window.openFile('without-non-privileged.yaml');
    await lens(/refused/).click();
    await window.answer('v3.32.1');
    await window.page.locator('.tab.active[aria-label*="3.32.1"]').waitFor();
    await preview(/^Calico 3\.29\.7 → 3\.32\.1$/);
    await window.screenshot('editor-compare');
  });

  it('tells the story of non-privileged mode from its lens', async () => {
    await window.openFile('without-non-privileged.yaml');
    await lens(/^nonPrivileged/).click();
    await window.page.locator('.tab.active[aria-label*="non-privileged"]').waitFor();
    await preview(/^Limits$/);
    await window.screenshot('editor-non-privileged');
  });

  it('offers fixes at a finding', async () => {
    await window.openFile('faults.yaml');
    await window.waitForMark('error');
    await window.goTo(11, 11);
    await window.pressFor('Control+.', window.page.locator('.action-widget .monaco-list-row').first());
    await window.screenshot('editor-quick-fix');
    await window.page.keyboard.press('Escape');
    await window.goTo(14, 24);
    await showHover(/natOutgoing/);
    await window.screenshot('editor-hover-finding');
    await window.page.keyboard.press('Escape');
  });

  it('mends what is inside of a string of an Argo CD Application', async () => {
    await window.openFile('argo-cd-application.yaml');
    await window.waitForMark('error');
    await lens(/^Calico 3\.28\.2/).waitFor();
    await window.goTo(22, 19);
    await window.pressFor('Control+.', window.page.locator('.action-widget .monaco-list-row').first());
    await window.screenshot('editor-argo-quick-fix');
    await window.page.keyboard.press('Enter');
    await window.page.locator('.view-line', { hasText: /bgp:\sDisabled/ }).waitFor();
  });

  it('finds what is wrong in the values of the chart and around templates', async () => {
    await window.openFile('helm-values.yaml');
    await lens(/Calico 3\.29\.7/).waitFor();
    await window.waitForMark('error');
    await window.screenshot('editor-values');
    await window.openFile('templated.yaml');
    await window.waitForMark('error');
    await window.screenshot('editor-templated');
  });

  it('offers whole Installations in an empty file', async () => {
    await window.openFile('new.yaml');
    await window.pressFor('Control+Space', suggestion('Installation on kubeadm'));
    await window.screenshot('editor-skeletons');
    await window.page.keyboard.press('Escape');
  });

  const lens = (text: RegExp) => window.page.locator('.codelens-decoration a', { hasText: text }).first();
  const suggestion = (label: string) =>
    window.page
      .locator('.suggest-widget.visible .monaco-list-row', {
        has: window.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) }),
      })
      .first();
  const hoverLanguageStatus = () =>
    window.page.locator('.statusbar-item[id="status.languageStatus"]').hover();
  const languageStatus = (text: RegExp) =>
    window.page.locator('.hover-language-status', { hasText: text }).first();
  const showDetails = async () => {
    await window.page.keyboard.press('Control+Space');
    await window.page.locator('.suggest-details:visible').waitFor();
  };
  const showHover = async (text: RegExp) => {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+K');
    await window.page.keyboard.press('Control+I');
    await window.page.locator('.monaco-hover:visible', { hasText: text }).first().waitFor();
  };
  const hint = () => window.page.locator('.view-line span', { hasText: /^\s*defaults:/ }).first();
  /** The page in the active tab, once it says this. */
  const preview = (text: RegExp) =>
    window.page
      .frameLocator('iframe.webview.ready')
      .last()
      .frameLocator('iframe#active-frame')
      .getByText(text)
      .first()
      .waitFor();
});
