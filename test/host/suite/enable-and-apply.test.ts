import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import {
  activate,
  closeEverything,
  command,
  freshInstallation,
  kubectl,
  liveField,
  reset,
  said,
  shownDifference,
} from './extension.ts';
import { openExample, until } from './window.ts';

const CHANGE = 'calico-installation-change';

describe('enabling non-privileged mode and applying it', function () {
  this.timeout(60_000);
  let hook: TestHook;
  let editor: vscode.TextEditor;

  before(async () => {
    hook = await activate();
    reset(hook);
    await freshInstallation();
    editor = await openExample('without-non-privileged.yaml');
  });
  after(closeEverything);

  it('adds the field by the light bulb, and leaves every other byte alone', async () => {
    const { document } = editor;
    const text = document.getText();
    const place = new vscode.Position(text.split('\n').indexOf('kind: Installation'), 0);
    const action = await enableAction(document, place);
    assert.ok(action.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    const lines = document.getText().split('\n');
    const added = lines.indexOf('  nonPrivileged: Enabled');
    assert.notEqual(added, -1);
    assert.equal([...lines.slice(0, added), ...lines.slice(added + 1)].join('\n'), text);
  });

  it('shows what would change, and where, before it writes', async () => {
    assert.notEqual(await liveField('nonPrivileged'), 'Enabled');
    const applying = command('applyInstallation');
    const { label, before, after } = await shownDifference(CHANGE);
    assert.match(label, /embedded \(http:\/\/127\.0\.0\.1:\d+\)/);
    assert.doesNotMatch(before, /nonPrivileged: Enabled|managedFields|resourceVersion|last-applied/);
    assert.match(after, /^ {2}nonPrivileged: Enabled$/m);
    assert.notEqual(await liveField('nonPrivileged'), 'Enabled');
    await command('discardChange');
    await applying;
    assert.notEqual(await liveField('nonPrivileged'), 'Enabled');
    assert.equal(said(hook), '');
  });

  it('writes nothing where the difference is closed', async () => {
    const applying = command('applyInstallation');
    await shownDifference(CHANGE);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await applying;
    assert.notEqual(await liveField('nonPrivileged'), 'Enabled');
  });

  it('asks again where another context has become the current one', async () => {
    const applying = command('applyInstallation');
    await shownDifference(CHANGE);
    await kubectl('config', 'set-context', 'other', '--cluster=calico-embedded');
    await kubectl('config', 'use-context', 'other');
    try {
      await command('applyChange');
      await applying;
      assert.match(said(hook), /current context is other now\. This began with embedded/);
      assert.notEqual(await liveField('nonPrivileged'), 'Enabled');
    } finally {
      await kubectl('config', 'use-context', 'embedded');
      reset(hook);
    }
  });

  it('applies it, and leads to the TigeraStatus', async () => {
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Show TigeraStatus');
    const applying = command('applyInstallation');
    await shownDifference(CHANGE);
    await command('applyChange');
    await applying;
    assert.equal(await liveField('nonPrivileged'), 'Enabled');
    assert.match(said(hook), /Installation default was changed in embedded \(http:/);
    const { activeTextEditor } = vscode.window;
    assert.match(activeTextEditor?.document.getText() ?? '', /kind: TigeraStatus[\s\S]*type: Degraded/);
  });

  it('finds nothing to apply in a text that says what is live', async () => {
    reset(hook);
    // Applying has replaced the list of pools; the operator completes it again.
    await until(async () => (await liveField('calicoNetwork.ipPools[0].name')) !== '');
    const {
      metadata,
      status: _,
      ...live
    } = JSON.parse(await kubectl('get', 'installation', 'default', '-o', 'json'));
    const object = JSON.stringify({ ...live, metadata: { name: metadata.name } }, undefined, 2);
    const content = `# calico-version: v3.29.7\n${object}\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
    await vscode.window.showTextDocument(document);
    await command('applyInstallation');
    await command('diffWithCluster');
    assert.match(said(hook), /^Nothing to apply: .*\nNo differences: /);
  });

  it('shows the difference from the cluster', async () => {
    await vscode.window.showTextDocument(editor.document);
    await command('removeNonPrivileged');
    await until(() => !editor.document.getText().includes('nonPrivileged: Enabled'));
    await command('diffWithCluster');
    const { before, after } = await shownDifference('calico-installation-view');
    assert.match(before, /nonPrivileged: Enabled/);
    assert.doesNotMatch(after, /nonPrivileged: Enabled/);
  });
});

async function enableAction(
  document: vscode.TextDocument,
  place: vscode.Position,
): Promise<vscode.CodeAction> {
  let found: vscode.CodeAction | undefined;
  await until(async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(place, place),
      undefined,
      // The edit is worked out when an action is taken, which this stands for.
      100,
    );
    found = actions.find(({ title }) => title.includes('Enable nonPrivileged'));
    return found !== undefined;
  });
  return found!;
}
