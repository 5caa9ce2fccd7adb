import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { activate, closeEverything, command, reset, said } from './extension.ts';
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
});
