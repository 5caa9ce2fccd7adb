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
} from './extension.ts';
import { until } from './window.ts';

describe('editing the live Installation with kubectl edit', function () {
  this.timeout(60_000);
  let hook: TestHook;

  before(async () => {
    hook = await activate();
    await freshInstallation();
  });
  beforeEach(async () => {
    await closeEverything();
    reset(hook);
  });
  after(closeEverything);

  it('writes what the user finishes, with an invalid attempt on the way', async () => {
    const editing = command('editLiveInstallation');
    const first = await round();
    await replace(first, 'hostPorts: Enabled', 'hostPorts: Enabledd');
    await command('finishEdit');

    const second = await round(first);
    assert.match(
      said(hook),
      /The text is open again: .*\n\* spec\.calicoNetwork\.hostPorts: Unsupported value/,
    );
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
    await replace(second, 'hostPorts: Enabledd', 'hostPorts: Disabled');
    await command('finishEdit');
    await editing;
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
    assert.match(said(hook), /Installation default was changed in embedded \(http:/);
    assert.equal(isShown(second), false);
  });

  it('writes nothing where the user cancels, and keeps the text', async () => {
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Open My Text');
    const editing = command('editLiveInstallation');
    const document = await round();
    await replace(document, 'hostPorts: Disabled', 'hostPorts: Enabled # mine');
    await command('cancelEdit');
    await editing;
    assert.match(said(hook), /was cancelled\. Nothing was written/);
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Disabled');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /hostPorts: Enabled # mine/);
  });

  it('says so where nothing was changed', async () => {
    const editing = command('editLiveInstallation');
    await round();
    await command('finishEdit');
    await editing;
    assert.match(said(hook), /^Nothing was changed/);
  });

  it('asks where the text is closed, and can bring it back', async () => {
    const answers = ['Back to the Text', 'Cancel Edit'];
    hook.answer = ({ message }) => (/was closed/.test(message) ? answers.shift() : undefined);
    const editing = command('editLiveInstallation');
    const document = await round();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => answers.length === 1 && isShown(document));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await editing;
    assert.match(said(hook), /was cancelled/);
  });

  it('keeps the text where the cluster does not take it', async () => {
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Open My Text');
    const editing = command('editLiveInstallation');
    const document = await round();
    await replace(document, 'hostPorts: Disabled', 'hostPorts: Enabled');
    await kubectl('delete', 'installation', 'default', '--wait=false');
    await command('finishEdit');
    await editing;
    assert.match(said(hook), /It is not there, in context `embedded`/);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /hostPorts: Enabled/);
  });
});

/** Waits for an editor with a temporary file of kubectl, another one than before. */
async function round(before?: vscode.TextDocument): Promise<vscode.TextDocument> {
  const shown = () => vscode.window.activeTextEditor?.document;
  await until(() => {
    const document = shown();
    return /kubectl.*-edit-/.test(document?.fileName ?? '') && document !== before;
  });
  return shown()!;
}

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  assert.notEqual(start, -1, `no ${from} in:\n${document.getText()}`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

function isShown(document: vscode.TextDocument): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString(),
    ),
  );
}
