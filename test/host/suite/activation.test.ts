import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openExample, until } from './window.ts';

/** VS Code makes these for a view by itself. */
const OF_THE_VIEW = /^calicoInstallation\.cluster\./;

describe('the extension', () => {
  const extension = vscode.extensions.getExtension('calico-installation.calico-installation');

  it('is there', () => {
    assert.ok(extension);
  });

  it('is not active before a YAML file is open', () => {
    assert.equal(extension?.isActive, false);
  });

  it('is active once one is open', async () => {
    await openExample('installation.yaml');
    await until(() => extension?.isActive === true);
  });

  it('registers every command that its package declares', async () => {
    const declared: { command: string }[] = extension?.packageJSON.contributes.commands ?? [];
    assert.notEqual(declared.length, 0);
    const registered = await vscode.commands.getCommands();
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.includes(command)),
      [],
    );
  });

  it('declares every command that it registers', async () => {
    const declared: { command: string }[] = extension?.packageJSON.contributes.commands ?? [];
    const registered = await vscode.commands.getCommands();
    assert.deepEqual(
      registered
        .filter((command) => command.startsWith('calicoInstallation.') && !OF_THE_VIEW.test(command))
        .sort(),
      declared.map(({ command }) => command).sort(),
    );
  });
});
