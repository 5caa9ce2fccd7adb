import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import {
  activate,
  closeEverything,
  command,
  freshInstallation,
  kubectl,
  liveField,
  order,
  reset,
  said,
  shownDifference,
} from './extension.ts';
import { openExample } from './window.ts';

describe('what goes wrong between here and the cluster', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'calico-failures-'));
  let hook: TestHook;

  before(async () => {
    hook = await activate();
    await freshInstallation();
  });
  beforeEach(async () => {
    reset(hook);
    await openExample('without-non-privileged.yaml');
  });
  afterEach(async () => {
    await order('clear-faults');
    await order('deny', { denied: [] });
    await closeEverything();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Applies what is open, and expects one message with these words and these buttons. */
  const fails = async (words: RegExp, buttons: string[]) => {
    await command('applyInstallation');
    assert.equal(hook.asked.length, 1, said(hook));
    assert.match(said(hook), words);
    assert.deepEqual(hook.asked[0]?.buttons, buttons);
    assert.equal(hook.asked[0]?.severity, 'error');
  };
  const kubeconfig = (text: string) => {
    hook.env.KUBECONFIG = path.join(folder, 'config');
    writeFileSync(hook.env.KUBECONFIG, text);
  };
  const pointingAt = (server: string, context = 'elsewhere') =>
    kubeconfig(`apiVersion: v1
kind: Config
current-context: ${context}
clusters: [{ name: c, cluster: { server: '${server}' } }]
contexts: [{ name: elsewhere, context: { cluster: c, user: u } }]
users: [{ name: u, user: {} }]
`);

  it('no kubectl', async () => {
    hook.env.PATH = folder;
    await fails(
      /kubectl was not found: there is no `kubectl` on the PATH\. Install kubectl, or put its path into the setting/,
      ['Open Setting', 'Try Again'],
    );
  });

  it('no kubeconfig', async () => {
    hook.env.KUBECONFIG = path.join(folder, 'nowhere');
    await fails(
      /no cluster to talk to: there is no kubeconfig file \(.*nowhere\)\. Mend the kubeconfig, put one/,
      ['Open kubeconfig', 'Try Again'],
    );
  });

  it('a kubeconfig that cannot be read', async () => {
    kubeconfig('a: b: c');
    await fails(/no cluster to talk to: error loading config file ".*config": yaml/, [
      'Open kubeconfig',
      'Try Again',
    ]);
  });

  it('no current context', async () => {
    pointingAt('http://127.0.0.1:1', '""');
    await fails(/contexts, but none of them is the current one.*kubectl config use-context NAME/, [
      'Pick Context',
      'Open kubeconfig',
    ]);
  });

  it('a current context that does not exist', async () => {
    pointingAt('http://127.0.0.1:1', 'gone');
    await fails(/cannot use the context `gone`: no kubeconfig file defines it/, [
      'Pick Context',
      'Open kubeconfig',
    ]);
  });

  it('a cluster that is down, and is there when tried again', async () => {
    pointingAt('http://127.0.0.1:1');
    let tries = 0;
    hook.answer = ({ buttons }) => {
      assert.deepEqual(buttons, ['Try Again', 'Pick Context']);
      return tries++ === 0 ? 'Try Again' : undefined;
    };
    await command('applyInstallation');
    assert.equal(hook.asked.length, 2);
    assert.match(said(hook), /cluster of context `elsewhere` does not answer: .*refused.*VPN.*try again/);
  });

  it('not logged in', async () => {
    await order('fault', { effect: { kind: 'status', code: 401 } });
    await fails(/`embedded` does not accept your credentials.*Sign in again from a terminal/s, [
      'Open Terminal',
      'Try Again',
    ]);
  });

  it('forbidden', async () => {
    await order('deny', { denied: [{ verb: 'get', resource: 'installations' }] });
    await fails(/not allowed to do that in context `embedded`: .*cannot get resource.*Ask an administrator/, [
      'Pick Context',
      'Show Output',
    ]);
  });

  it('not found', async () => {
    await kubectl('delete', 'installation', 'default', '--wait=false');
    await closeEverything();
    hook.answer = () => undefined;
    await command('editLiveInstallation');
    assert.match(
      said(hook),
      /There is no Installation in embedded .* Calico: Apply Installation creates one/,
    );
    const editor = await openExample('without-non-privileged.yaml');
    await command('editLiveInstallation');
    assert.match(said(hook), /It is not there, in context `embedded`: .*"default" not found\./);

    await vscode.window.showTextDocument(editor.document);
    const applying = command('applyInstallation');
    const { before } = await shownDifference('calico-installation-change');
    assert.equal(before, '');
    await command('applyChange');
    await applying;
    assert.match(said(hook), /Installation default was created in embedded/);
  });

  it('conflict: somebody else was quicker', async () => {
    // The one before has created it server-side, where a field of somebody else is asked about first.
    await freshInstallation();
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"controlPlaneReplicas":4}}',
    );
    const applying = command('applyInstallation');
    await shownDifference('calico-installation-change');
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"controlPlaneReplicas":5}}',
    );
    await command('applyChange');
    await applying;
    assert.match(
      said(hook),
      /Somebody else has changed the object in context `embedded` meanwhile: it is no longer what the difference showed\. Nothing was written\./,
    );
    assert.deepEqual(hook.asked[0]?.buttons, ['Try Again']);
    assert.equal(await liveField('controlPlaneReplicas'), '5');
  });

  it('an Installation that the API server refuses', async () => {
    const editor = await openExample('without-non-privileged.yaml');
    const { document } = editor;
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('bgp: Enabled'));
    await editor.edit((edit) => edit.replace(document.lineAt(line).range, '    bgp: Sometimes'));
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Go On Anyway');
    await command('applyInstallation');
    assert.equal(hook.asked.length, 2, said(hook));
    assert.match(said(hook), /^Installation default has errors for Calico v3\.29\.7: .*bgp/);
    assert.match(
      said(hook),
      /The API server of context `embedded` refuses it: .*Unsupported value: "Sometimes"/,
    );
  });

  it('a text without an Installation', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'kind: Pod\n' });
    await vscode.window.showTextDocument(document);
    for (const name of ['applyInstallation', 'diffWithCluster', 'enableNonPrivileged', 'setTargetVersion']) {
      await command(name);
    }
    assert.equal(hook.asked.length, 4);
    assert.ok(hook.asked.every(({ message }) => /There is no Installation at the cursor/.test(message)));
  });
});
