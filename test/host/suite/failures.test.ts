import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
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
import { openExample, until } from './window.ts';

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
      /kubectl was not found: there is no `kubectl` on the PATH\. Install kubectl, or set `calicoInstallation\.kubectl\.path` to its path/,
      ['Open Setting', 'Try Again'],
    );
  });

  it('no kubeconfig', async () => {
    hook.env.KUBECONFIG = path.join(folder, 'nowhere');
    await fails(
      /no cluster to connect to: there is no kubeconfig file \(.*nowhere\)\. Fix the kubeconfig, or set/,
      ['Open kubeconfig', 'Try Again'],
    );
  });

  it('a kubeconfig that cannot be read', async () => {
    kubeconfig('a: b: c');
    await fails(/no cluster to connect to: error loading config file ".*config": yaml/, [
      'Open kubeconfig',
      'Try Again',
    ]);
  });

  it('several kubeconfig files, of which one cannot be read: it is that one that is opened', async () => {
    const good = process.env.KUBECONFIG ?? '';
    kubeconfig('a: b: c');
    const broken = hook.env.KUBECONFIG;
    hook.env.KUBECONFIG = [good, broken].join(path.delimiter);
    hook.answer = () => 'Open kubeconfig';
    await fails(/error loading config file ".*config": yaml/, ['Open kubeconfig', 'Try Again']);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, broken);
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
    const shown = () => hook.shown.at(-1) ?? { text: '', tooltip: '' };
    await until(() => context(shown().text) === '$(key) Calico: embedded');
    assert.match(shown().tooltip, /The last login failed/);
    await order('clear-faults');
    await command('showTigeraStatus');
    await until(() => context(shown().text) === 'Calico: embedded');
  });

  describe('over TLS', () => {
    let server: Server;
    let address: string;
    const fixture = (name: string) => {
      const extension = vscode.extensions.getExtension('calico-installation.calico-installation');
      return readFileSync(path.join(extension?.extensionPath ?? '', 'test/fixtures/tls', name), 'utf8');
    };
    before(async () => {
      server = createServer({ key: fixture('key.pem'), cert: fixture('cert.pem') }, (_request, response) => {
        response.writeHead(401, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 401 }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => server.close());

    /** A kubeconfig with what a user and a cluster may say, as JSON. */
    const withUser = (user: object, authority = 'cert.pem') => {
      const data = Buffer.from(fixture(authority)).toString('base64');
      const cluster = { server: address, 'certificate-authority-data': data };
      kubeconfig(
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'Config',
          'current-context': 'tls',
          clusters: [{ name: 'c', cluster }],
          contexts: [{ name: 'tls', context: { cluster: 'c', user: 'u' } }],
          users: [{ name: 'u', user }],
        }),
      );
    };
    const exec = (command: string, more: object = {}) =>
      withUser({ exec: { apiVersion: 'client.authentication.k8s.io/v1beta1', command, ...more } });
    const plugin = (script: string) => {
      const file = path.join(folder, 'plugin');
      writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      return file;
    };

    it('a certificate by another authority', async () => {
      withUser({ token: 'secret' }, 'another-ca.pem');
      await fails(
        /certificate that the cluster of context `tls` presents is not trusted: .*unknown authority/,
        ['Open kubeconfig', 'Try Again'],
      );
    });

    it('a token that is no longer accepted', async () => {
      withUser({ token: 'expired' });
      await fails(/cluster of context `tls` does not accept your credentials.*They may have expired/s, [
        'Open Terminal',
        'Try Again',
      ]);
    });

    it('a plugin that needs a terminal, which is opened', async () => {
      exec(plugin('[ -t 0 ] || { echo "stdin is no terminal" >&2; exit 1; }'));
      hook.answer = () => 'Open Terminal';
      await fails(/Context `tls` requires you to sign in: getting credentials: .*Sign in from a terminal/s, [
        'Open Terminal',
        'Try Again',
      ]);
      const terminal = vscode.window.terminals.find(({ name }) => name === 'Calico: sign in');
      assert.ok(terminal);
      const { env } = terminal.creationOptions as vscode.TerminalOptions;
      assert.equal(env?.KUBECONFIG, hook.env.KUBECONFIG);
      terminal.dispose();
    });

    it('a plugin that is not installed', async () => {
      exec('nowhere-login', { installHint: 'Get it from the shop' });
      await fails(
        /come from the program `nowhere-login`, which was not found\. The kubeconfig says of it: Get it from the shop\. Install it/,
        ['Open kubeconfig', 'Try Again'],
      );
    });

    it('leaves no credential, nothing of a plugin and nothing of a manifest in the output', async () => {
      withUser({ token: 'token-in-a-kubeconfig' });
      await command('applyInstallation');
      exec(plugin('echo plugin-on-stdout; echo plugin-on-stderr >&2; exit 1'));
      await command('applyInstallation');
      kubeconfig('users: [{ name: u, user: { token: [token-that-breaks-it] } }]');
      await command('applyInstallation');
      Object.assign(hook.env, { KUBECONFIG: process.env.KUBECONFIG });
      const content = [
        'apiVersion: operator.tigera.io/v1',
        'kind: Installation',
        'metadata: { name: default }',
        'spec: { variant: text-in-a-manifest }',
      ].join('\n');
      const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
      await vscode.window.showTextDocument(document);
      hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Continue Anyway');
      await command('applyInstallation');
      assert.match(said(hook), /refuses it: .*text-in-a-manifest/);

      const log = vscode.Uri.file(path.join(hook.logFolder, 'Calico.log'));
      let text = '';
      await until(async () => {
        text = new TextDecoder().decode(await vscode.workspace.fs.readFile(log));
        return /kubectl apply .* · \d+ ms · invalid: .*spec\.variant/.test(text);
      });
      assert.match(text, /--context=tls .* · \d+ ms · unauthorized/);
      assert.match(text, /--context=tls .* · \d+ ms · login-needed/);
      assert.doesNotMatch(
        text,
        /token-in-a-kubeconfig|token-that-breaks-it|plugin-on-std|text-in-a-manifest/,
      );
    });
  });

  it('a server that is too slow, and one that has a fault', async () => {
    const settings = vscode.workspace.getConfiguration('calicoInstallation.kubectl');
    await settings.update('timeout', 1, vscode.ConfigurationTarget.Global);
    try {
      await order('fault', { effect: { kind: 'latency', ms: 5000 } });
      await fails(
        /cluster of context `embedded` took too long to answer.*`calicoInstallation\.kubectl\.timeout`/s,
        ['Try Again', 'Open Setting'],
      );
    } finally {
      await settings.update('timeout', undefined, vscode.ConfigurationTarget.Global);
    }
    await order('clear-faults');
    await order('fault', { effect: { kind: 'status', code: 500 } });
    hook.asked.length = 0;
    await fails(/`kubectl` failed in context `embedded`: .*The output channel has the command line/s, [
      'Show Output',
      'Try Again',
    ]);
  });

  it('something else that is called kubectl', async () => {
    const settings = vscode.workspace.getConfiguration('calicoInstallation.kubectl');
    await settings.update('path', '/bin/echo', vscode.ConfigurationTarget.Global);
    try {
      await fails(/`\/bin\/echo` printed something unexpected: .*Check that it is kubectl, 1\.20 or newer/, [
        'Open Setting',
        'Show Output',
      ]);
    } finally {
      await settings.update('path', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('forbidden', async () => {
    await order('deny', { denied: [{ verb: 'get', resource: 'installations' }] });
    await fails(
      /do not have permission in context `embedded`: .*cannot get resource.*Ask a cluster administrator/,
      ['Pick Context', 'Show Output'],
    );
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
    assert.match(said(hook), /Not found in context `embedded`: .*"default" not found\./);

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
      /The object was changed by somebody else in context `embedded` meanwhile: it has changed since the diff was shown\. Nothing was written\./,
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
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Continue Anyway');
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

/** What the status bar shows without the version, which is there once another suite has led to it. */
function context(text: string): string {
  return text.replace(/ · v[\d.]+$/, '');
}
