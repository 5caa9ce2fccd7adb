import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
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
import { findings, until } from './window.ts';

describe('a live Installation as a document', function () {
  this.timeout(60_000);
  let hook: TestHook;

  before(async () => {
    hook = await activate();
    await freshInstallation();
  });
  beforeEach(async () => {
    await order('clear-faults');
    await order('deny', { denied: [] });
    await order('operator', { paused: false });
    await closeEverything();
    reset(hook);
    await review(false);
    await kubectl('patch', 'installation', 'default', '--type=merge', '-p', FRESH);
  });
  after(async () => {
    await order('clear-faults');
    await closeEverything();
    await review(undefined);
  });

  it('opens, in YAML, without what nobody reads, and judged at the version of the cluster', async () => {
    const document = await open();
    assert.equal(document.languageId, 'yaml');
    assert.equal(document.uri.toString(), 'calico-installation:/embedded/installation/default.yaml');
    const text = document.getText();
    assert.match(text, /^apiVersion: operator\.tigera\.io\/v1\nkind: Installation\nmetadata:\n/);
    assert.match(text, /\n {2}resourceVersion: "\d+"\n/);
    assert.match(text, /\nstatus:\n/);
    assert.doesNotMatch(text, /managedFields|last-applied/);
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Enabledd');
    await until(async () => (await findings(document)).some(({ message }) => message.includes('Enabledd')));
  });

  it('is saved once the difference is accepted, and says then what is live', async () => {
    await review(true);
    const document = await open();
    const before = document.getText();
    await replace(document, 'hostPorts: Enabled', '# why not\n    hostPorts: Disabled');
    const saving = document.save();
    const { before: left, after: right, label } = await shownDifference('calico-installation-change');
    assert.match(label, /live ↔ after saving · embedded \(http:/);
    assert.match(left, /hostPorts: Enabled\n/);
    assert.match(right, /hostPorts: Disabled\n/);
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
    await command('saveChange');
    assert.ok(await saving);
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
    await until(() => version(document.getText()) !== version(before));
    assert.match(document.getText(), /# why not\n {4}hostPorts: Disabled/);
    assert.equal(document.isDirty, false);
  });

  it('is not saved where the difference is turned down', async () => {
    await review(true);
    const document = await open();
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Disabled');
    const saving = document.save();
    await shownDifference('calico-installation-change');
    await command('keepEditing');
    assert.equal(await saving, false);
    assert.ok(document.isDirty);
    assert.match(document.getText(), /hostPorts: Disabled/);
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
  });

  it('saves over what the operator has written meanwhile, and takes in what others have', async () => {
    const document = await open();
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Disabled');
    // Its own status would come over ours.
    await order('operator', { paused: true });
    await kubectl(
      'patch',
      'installation',
      'default',
      '--subresource=status',
      '--type=merge',
      '-p',
      '{"status":{"mtu":1234}}',
    );
    assert.ok(await document.save());
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
    await until(() => /mtu: 1234/.test(document.getText()));
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nodeMetricsPort":9099}}',
    );
    await until(() => /nodeMetricsPort: 9099/.test(document.getText()));
    assert.equal(document.isDirty, false);
    assert.equal(said(hook), '');
  });

  it('keeps status and what the API server writes', async () => {
    const document = await open();
    await replace(document, /mtu: \d+/, 'mtu: 1');
    await replace(document, /generation: \d+/, 'generation: 999');
    const found = await findings(document, (all) => all.filter(isOfLiveDocument).length === 2);
    assert.deepEqual(
      found
        .filter(isOfLiveDocument)
        .sort((one, other) => one.range.start.compareTo(other.range.start))
        .map(({ message, range }) => [message.split(' ')[0], document.getText(range)]),
      [
        ['`metadata.generation`', '999'],
        ['`status.mtu`', '1'],
      ],
    );
    assert.equal(await document.save(), false);
    assert.ok(document.isDirty);
    await replace(document, 'generation: 999', 'generation: 998');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(
      () =>
        !document.isDirty &&
        vscode.languages.getDiagnostics(document.uri).filter(isOfLiveDocument).length === 0,
    );
  });

  it('shows at its field what the API server refuses', async () => {
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Continue Anyway');
    const document = await open();
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Enabledd');
    assert.equal(await document.save(), false);
    assert.ok(document.isDirty);
    const found = await findings(document, (all) => all.some(isOfLiveDocument));
    const [refusal] = found.filter(isOfLiveDocument);
    assert.match(refusal!.message, /^The API server: spec\.calicoNetwork\.hostPorts: Unsupported value/);
    assert.equal(document.getText(refusal!.range), 'Enabledd');
  });

  it('does not overwrite what somebody else has changed: both are merged, by choice', async () => {
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Merge');
    const document = await open();
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Disabled');
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nodeMetricsPort":9100}}',
    );
    assert.equal(await document.save(), false);
    await until(() => /nodeMetricsPort: 9100/.test(document.getText()) && mergeIsShown());
    assert.match(said(hook), /was changed in the cluster while you were editing: `spec\.nodeMetricsPort`/);
    assert.match(document.getText(), /hostPorts: Disabled/);
    await until(() => document.save());
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
    assert.equal(await liveField('nodeMetricsPort'), '9100');
  });

  it('says at every attempt to save how to go on, and can be merged whatever became of that', async () => {
    const document = await open();
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Disabled');
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nodeMetricsPort":9102}}',
    );
    // As saving does, but for the words of the refusal.
    const write = async () =>
      vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(document.getText()));
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      hook.asked.length = 0;
      await assert.rejects(write(), /Use Merge in the title bar: somebody else has changed spec\.nodeMetric/);
      const errors = hook.asked.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ buttons }) => buttons),
        [['Merge', 'Show Difference']],
        said(hook),
      );
    }
    hook.asked.length = 0;
    await command('refreshLiveInstallation');
    assert.match(said(hook), /^Merge before saving: /);
    await command('mergeLiveInstallation');
    await until(() => /nodeMetricsPort: 9102/.test(document.getText()) && mergeIsShown());
    await until(() => document.save());
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
    assert.equal(await liveField('nodeMetricsPort'), '9102');
  });

  it('asks for a decision where both have changed the same field', async () => {
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Merge');
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nodeMetricsPort":9091}}',
    );
    const document = await open();
    await replace(document, 'nodeMetricsPort: 9091', 'nodeMetricsPort: 9092');
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nodeMetricsPort":9093}}',
    );
    assert.equal(await document.save(), false);
    await until(() => /nodeMetricsPort: 9091/.test(document.getText()) && mergeIsShown());
    hook.answer = () => undefined;
    await until(async () => {
      await document.save();
      return /has neither change: it has the value from before/.test(said(hook));
    });
    assert.equal(await liveField('nodeMetricsPort'), '9093');
    await replace(document, 'nodeMetricsPort: 9091', 'nodeMetricsPort: 9092');
    assert.ok(await document.save());
    assert.equal(await liveField('nodeMetricsPort'), '9092');
  });

  it('tells an edited text of what has changed in the cluster, and stays as it is', async () => {
    const document = await open();
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Disabled');
    const mine = document.getText();
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nodeMetricsPort":9101}}',
    );
    await until(() => /was changed in the cluster while you were editing/.test(said(hook)));
    assert.equal(document.getText(), mine);
    await vscode.commands.executeCommand('undo');
    await until(() => /nodeMetricsPort: 9101/.test(document.getText()));
    assert.equal(document.isDirty, false);
  });

  it('stays open and edited where the cluster does not answer, and is saved when it does', async () => {
    const document = await open();
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Disabled');
    const mine = document.getText();
    hook.env.PATH = '/nowhere';
    assert.equal(await document.save(), false);
    assert.match(said(hook), /kubectl was not found/);
    hook.env.PATH = process.env.PATH;
    await order('deny', { denied: [{ verb: 'patch', resource: 'installations' }] });
    assert.equal(await document.save(), false);
    assert.match(said(hook), /You do not have permission in context `embedded`/);
    await order('deny', { denied: [] });
    assert.equal(document.getText(), mine);
    assert.ok(document.isDirty);
    assert.ok(await document.save());
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
  });

  it('stays open and edited with each other kind of failure, too', async () => {
    const document = await open();
    await replace(document, 'hostPorts: Enabled', 'hostPorts: Disabled');
    const mine = document.getText();
    const fails = async (words: RegExp) => {
      hook.asked.length = 0;
      assert.equal(await document.save(), false);
      assert.match(said(hook), words);
      assert.equal(document.getText(), mine);
      assert.ok(document.isDirty);
    };
    await order('fault', { effect: { kind: 'status', code: 401 } });
    await fails(/does not accept your credentials/);
    await order('clear-faults');
    await order('fault', { effect: { kind: 'drop', when: 'before' } });
    await fails(/does not answer|took too long/);
    await order('clear-faults');
    const moved = `${process.env.KUBECONFIG}-moved`;
    const config = (await readFile(process.env.KUBECONFIG ?? '', 'utf8')).replace(
      /127\.0\.0\.1:\d+/,
      '127.0.0.1:1',
    );
    await writeFile(moved, config);
    hook.env.KUBECONFIG = moved;
    await fails(/kubectl cannot use the context `embedded`: it points to/);
    hook.env.KUBECONFIG = process.env.KUBECONFIG;
    assert.ok(await document.save());
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
  });

  it('is not written by auto save, and can be taken back step by step after a save', async () => {
    // A status that it writes changes the version, and is not taken in.
    await order('operator', { paused: true });
    const document = await open();
    const files = vscode.workspace.getConfiguration('files');
    let automatic = 0;
    const saves = vscode.workspace.onWillSaveTextDocument(({ reason }) => {
      if (reason === vscode.TextDocumentSaveReason.AfterDelay) automatic += 1;
    });
    await files.update('autoSaveDelay', 100, vscode.ConfigurationTarget.Global);
    await files.update('autoSave', 'afterDelay', vscode.ConfigurationTarget.Global);
    try {
      await replace(document, 'hostPorts: Enabled', 'hostPorts: Disabled');
      await until(() => automatic > 0);
      assert.ok(document.isDirty);
      // A save joins an automatic one that is under way.
      await until(() => document.save());
    } finally {
      saves.dispose();
      await files.update('autoSave', undefined, vscode.ConfigurationTarget.Global);
      await files.update('autoSaveDelay', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
    await until(async () => version(document.getText()) === (await liveVersion()));
    await until(async () => {
      // In `status.computed` it stands deeper.
      if (/\n {4}hostPorts: Enabled/.test(document.getText())) return true;
      await vscode.commands.executeCommand('undo');
      return false;
    });
    assert.notEqual(version(document.getText()), await liveVersion());
    assert.ok(await document.save());
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
  });

  it('says so where it is deleted', async () => {
    const document = await open();
    await kubectl('delete', 'installation', 'default', '--wait=false');
    await until(() => /was deleted in the cluster/.test(said(hook)));
    assert.match(document.getText(), /kind: Installation/);
    await freshInstallation();
  });
});

/** What each test begins with. */
const FRESH = '{"spec":{"nodeMetricsPort":null,"calicoNetwork":{"hostPorts":"Enabled"}}}';

async function open(): Promise<vscode.TextDocument> {
  await command('openLiveInstallation');
  const shown = () => vscode.window.activeTextEditor?.document;
  await until(() => shown()?.uri.scheme === 'calico-installation');
  return shown()!;
}

async function replace(document: vscode.TextDocument, from: string | RegExp, to: string): Promise<void> {
  const [found] = from instanceof RegExp ? (from.exec(document.getText()) ?? []) : [from];
  assert.ok(found, `no ${from} in:\n${document.getText()}`);
  const start = document.getText().indexOf(found);
  assert.notEqual(start, -1, `no ${from} in:\n${document.getText()}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + found.length));
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function review(value: boolean | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('calicoInstallation')
    .update('liveDocuments.reviewOnSave', value, vscode.ConfigurationTarget.Global);
}

function liveVersion(): Promise<string> {
  return kubectl('get', 'installation', 'default', '-o', 'jsonpath={.metadata.resourceVersion}');
}

function version(text: string): string | undefined {
  return /resourceVersion: "(\d+)"/.exec(text)?.[1];
}

function isOfLiveDocument({ code }: vscode.Diagnostic): boolean {
  return code === 'live-document';
}

/** The class of a merge editor's tab is not in the API; its input has a result. */
function mergeIsShown(): boolean {
  const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
  return (input as { result?: unknown } | undefined)?.result !== undefined;
}
