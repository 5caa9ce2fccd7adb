import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { activate, closeEverything, command, reset, said, shownDifference } from './extension.ts';
import { findings, openExample, until } from './window.ts';

describe('commands on a text', () => {
  let hook: TestHook;
  before(async () => {
    hook = await activate();
  });
  beforeEach(() => reset(hook));
  afterEach(closeEverything);

  it('set the target version in a comment', async () => {
    const { document } = await openExample('without-non-privileged.yaml');
    hook.choose = (_title, labels) => {
      assert.ok(labels.includes('v3.29.7'));
      return 'v3.32.1';
    };
    const before = document.getText();
    await command('setTargetVersion');
    assert.equal(document.getText(), before.replace('calico-version: v3.29.7', 'calico-version: v3.32.1'));
  });

  it('say what speaks against nonPrivileged before they enable it', async () => {
    const { document } = await openExample('without-non-privileged.yaml');
    hook.choose = () => 'v3.32.1';
    await command('setTargetVersion');
    const before = document.getText();
    await command('enableNonPrivileged');
    assert.equal(hook.asked.length, 1);
    assert.deepEqual(hook.asked[0]?.buttons, ['Enable Anyway']);
    assert.equal(document.getText(), before);
    hook.answer = () => 'Enable Anyway';
    await command('enableNonPrivileged');
    assert.match(document.getText(), /^ {2}nonPrivileged: Enabled$/m);
    await command('enableNonPrivileged');
    assert.match(said(hook), /`nonPrivileged` is `Enabled` already/);
  });

  it('open the page of a rule from its finding', async () => {
    const { document } = await openExample('faults.yaml');
    const [finding] = await findings(document);
    const code = finding?.code;
    assert.ok(typeof code === 'object' && code.target instanceof vscode.Uri);
    assert.match(code.target.path, new RegExp(`/rules/${code.value}$`));
    await vscode.commands.executeCommand('calicoInstallation.showRulePage', code.value);
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes(`${code.value}.md`) ?? false,
    );
    await vscode.commands.executeCommand('calicoInstallation.showRulePage', 'no-such-rule');
    assert.match(said(hook), /no rule called `no-such-rule`/);
  });

  it('are what the lenses call, and show what they promise', async () => {
    const { document } = await openExample('without-non-privileged.yaml');
    let lenses: vscode.CodeLens[] = [];
    await until(async () => {
      lenses = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, 10);
      return lenses.length > 0;
    });
    const registered = await vscode.commands.getCommands();
    const called = lenses.map((lens) => lens.command?.command ?? '');
    assert.deepEqual(
      called.filter((id) => !registered.includes(id)),
      [],
    );
    hook.choose = () => 'v3.32.1';
    for (const [id, tab] of [
      ['explainNonPrivileged', /non-privileged mode\.md/],
      ['compareVersions', /v3\.29\.7 → v3\.32\.1\.md/],
    ] as const) {
      const lens = lenses.find((candidate) => candidate.command?.command === `calicoInstallation.${id}`);
      assert.ok(lens?.command, id);
      await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
      await until(() => tab.test(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? ''));
      // A preview that is still loading does not take the next text.
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    }
    await vscode.window.showTextDocument(document);
    await command('showEffectiveInstallation');
    const { before, after, label } = await shownDifference('calico-installation-view');
    assert.match(label, /written ↔ effective at v3\.29\.7/);
    assert.doesNotMatch(before, /# default/);
    assert.match(after, /nonPrivileged: Disabled +# default/);
  });
});
