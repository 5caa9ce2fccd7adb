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
import { isShown, replace, round } from './kubectl-file.ts';
import { openExample, until } from './window.ts';

describe('editing the live Installation with kubectl edit', function () {
  this.timeout(30_000);
  let hook: TestHook;

  before(async () => {
    hook = await activate();
    await freshInstallation();
  });
  beforeEach(async () => {
    reset(hook);
    // A test that has failed may have left one open.
    await command('cancelEdit');
    await closeEverything();
    reset(hook);
  });
  after(closeEverything);

  it('writes what the user finishes, with an invalid attempt on the way', async () => {
    const editing = command('editLiveInstallation');
    const first = await round();
    await replace(first, '\nspec:\n', '\n# mine\nspec:\n');
    await replace(first, 'hostPorts: Enabled', 'hostPorts: Enabledd');
    await command('finishEdit');

    const second = await round(first);
    assert.match(second.getText(), /\n# mine\nspec:\n/);
    await until(() => reasonsAt(second).length > 0);
    assert.deepEqual(reasonsAt(second), [
      ['Enabledd', 'Unsupported value: "Enabledd": supported values: "Enabled", "Disabled"'],
    ]);
    assert.match(
      said(hook),
      /The text is open again: .*\n\* spec\.calicoNetwork\.hostPorts: Unsupported value/,
    );
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
    await replace(second, 'hostPorts: Enabledd', 'hostPorts: Disabled');
    await until(() => reasonsAt(second).length === 0);
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
    const answers = ['Keep Editing', 'Cancel Edit'];
    hook.answer = ({ message }) => (/was closed/.test(message) ? answers.shift() : undefined);
    const editing = command('editLiveInstallation');
    const document = await round();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => answers.length === 1 && isShown(document));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await editing;
    assert.match(said(hook), /was cancelled/);
  });

  it('goes on in the group of tabs where it began', async () => {
    await openExample('installation.yaml', vscode.ViewColumn.One);
    await openExample('without-non-privileged.yaml', vscode.ViewColumn.Two);
    const editing = command('editLiveInstallation');
    const first = await round();
    await replace(first, 'hostPorts: Disabled', 'hostPorts: Disabledd');
    await openExample('installation.yaml', vscode.ViewColumn.One);
    await command('finishEdit');
    await round(first);
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.Two);
    await command('cancelEdit');
    await editing;
  });

  it('leaves alone what somebody else has changed in other fields', async () => {
    const editing = command('editLiveInstallation');
    const document = await round();
    await replace(document, 'controlPlaneReplicas: 2', 'controlPlaneReplicas: 3');
    await patch({ calicoNetwork: { bgp: 'Disabled' } });
    await command('finishEdit');
    await editing;
    assert.doesNotMatch(said(hook), /somebody else/);
    assert.deepEqual(await liveFields(), ['3', 'Disabled']);
  });

  describe('where somebody else has changed the same field meanwhile', () => {
    const ours = ['Write Mine', 'Take Theirs', 'Compare'];
    const overlap = (answers: readonly string[]) => {
      const left = [...answers];
      hook.answer = ({ buttons }) => (buttons?.includes('Write Mine') ? left.shift() : undefined);
      return () => left.length === 0;
    };
    let before: number;
    const start = async () => {
      before = Number(await liveField('controlPlaneReplicas'));
      const editing = command('editLiveInstallation');
      const document = await round();
      await replace(
        document,
        `controlPlaneReplicas: ${before}`,
        `controlPlaneReplicas: ${before + 1} # mine`,
      );
      await patch({ controlPlaneReplicas: before + 2 });
      await command('finishEdit');
      return { editing, document };
    };

    it('shows the three versions, and writes mine', async () => {
      overlap(['Write Mine']);
      const { editing } = await start();
      await editing;
      assert.deepEqual(hook.asked.find(({ buttons }) => buttons?.includes('Write Mine'))?.buttons, ours);
      const versions = `\`spec.controlPlaneReplicas\` was ${before}, is ${before + 2} there now, and ${before + 1} in your text`;
      assert.ok(said(hook).includes(versions), said(hook));
      assert.equal(await liveField('controlPlaneReplicas'), String(before + 1));
    });

    it('takes theirs back into the text, which stays open', async () => {
      const isAnswered = overlap(['Take Theirs']);
      const { editing, document } = await start();
      await until(
        () => isAnswered() && /Replicas: \d+ # mine/.test(document.getText()) && !document.isClosed,
      );
      await until(() => document.getText().includes(`controlPlaneReplicas: ${before + 2} # mine`));
      assert.equal(await liveField('controlPlaneReplicas'), String(before + 2));
      await command('finishEdit');
      await editing;
      assert.equal(await liveField('controlPlaneReplicas'), String(before + 2));
    });

    it('can be cancelled while it asks', async () => {
      hook.answer = ({ buttons }) => (buttons?.includes('Write Mine') ? new Promise(() => {}) : undefined);
      const { editing, document } = await start();
      await until(() => /somebody else/.test(said(hook)));
      await command('cancelEdit');
      await editing;
      assert.match(said(hook), /was cancelled\. Nothing was written/);
      assert.equal(await liveField('controlPlaneReplicas'), String(before + 2));
      assert.equal(isShown(document), false);
    });

    it('says what stays theirs where mine is put back to what it was', async () => {
      const isAnswered = overlap(['Keep Editing']);
      const { editing, document } = await start();
      await until(isAnswered);
      await replace(document, `controlPlaneReplicas: ${before + 1}`, `controlPlaneReplicas: ${before}`);
      hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Leave Theirs');
      await command('finishEdit');
      await editing;
      assert.match(said(hook), /`spec\.controlPlaneReplicas` stays \d+: your text has again what was there/);
      assert.equal(await liveField('controlPlaneReplicas'), String(before + 2));
    });

    it('goes on with the text, beside theirs where that was asked for', async () => {
      const isAnswered = overlap(['Compare']);
      const { editing, document } = await start();
      const { before: theirs, after: mine } = await shownDifference('file');
      assert.ok(theirs.includes(`controlPlaneReplicas: ${before + 2}`));
      assert.ok(mine.includes(`controlPlaneReplicas: ${before + 1} # mine`));
      await until(isAnswered);
      await replace(document, `controlPlaneReplicas: ${before + 1}`, `controlPlaneReplicas: ${before + 2}`);
      await command('finishEdit');
      await editing;
      assert.equal(await liveField('controlPlaneReplicas'), String(before + 2));
      assert.equal(isShown(document), false);
    });
  });

  describe('at the end', () => {
    it('keeps the text where the cluster does not take it', async () => {
      hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Open My Text');
      const editing = command('editLiveInstallation');
      const document = await round();
      await replace(document, 'hostPorts: Disabled', 'hostPorts: Enabled');
      await kubectl('delete', 'installation', 'default', '--wait=false');
      await command('finishEdit');
      await editing;
      assert.match(said(hook), /Not found in context `embedded`/);
      assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /hostPorts: Enabled/);
    });
  });
});

/** What kubectl says of a text, and what it is said of. */
function reasonsAt(document: vscode.TextDocument): string[][] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'kubectl')
    .map(({ range, message }) => [document.getText(range), message]);
}

/** Somebody else's change of the live spec. */
function patch(spec: object): Promise<string> {
  return kubectl('patch', 'installation', 'default', '--type=merge', '-p', JSON.stringify({ spec }));
}

function liveFields(): Promise<string[]> {
  return Promise.all(['controlPlaneReplicas', 'calicoNetwork.bgp'].map(liveField));
}
