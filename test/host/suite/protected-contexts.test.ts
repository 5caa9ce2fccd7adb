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
import { replace } from './kubectl-file.ts';
import { until } from './window.ts';

const { Global, Workspace } = vscode.ConfigurationTarget;

describe('what the user has protected, in a workspace that would have it otherwise', function () {
  this.timeout(60_000);
  let hook: TestHook;

  before(async () => {
    hook = await activate();
    await kubectl('config', 'set-context', 'prod-eu', '--cluster=calico-embedded', '--user=embedded-user');
    await kubectl('config', 'set-context', 'staging', '--cluster=calico-embedded', '--user=embedded-user');
  });
  beforeEach(async () => {
    reset(hook);
    await freshInstallation();
  });
  afterEach(async () => {
    reset(hook);
    for (const level of [Global, Workspace]) {
      await set('protectedContexts', undefined, level);
      await set('liveDocuments.reviewOnSave', undefined, level);
    }
    await pick('Follow the kubeconfig');
    await closeEverything();
  });
  after(async () => {
    await kubectl('config', 'delete-context', 'prod-eu');
    await kubectl('config', 'delete-context', 'staging');
  });

  const set = (name: string, value: unknown, level: vscode.ConfigurationTarget) =>
    vscode.workspace.getConfiguration('calicoInstallation').update(name, value, level);
  const pick = async (context: string) => {
    hook.choose = () => context;
    await command('pickContext');
    hook.choose = undefined;
  };
  /** Whether the status bar shows the window's context as protected. */
  const locked = (context: string, is: boolean) =>
    until(() => {
      const { text = '', isWarning } = hook.shown.at(-1) ?? {};
      return text.includes(`Calico: ${context}`) && text.includes('$(lock)') === is && isWarning === is;
    });
  /** Opens the live object, changes it and saves it; resolves once the difference is shown, with the end of the save. */
  const saveChanged = async () => {
    await command('openLiveInstallation');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'calico-installation', said(hook));
    await replace(document!, 'hostPorts: Enabled', 'hostPorts: Disabled');
    const saving = Promise.resolve(document!.save());
    const isOver = saving.then(() => assert.fail(`saved without a look at the difference: ${said(hook)}`));
    await Promise.race([shownDifference('calico-installation-change'), isOver]);
    isOver.catch(() => {});
    return { saving };
  };

  it('stays protected where the workspace has an empty list', async () => {
    await set('protectedContexts', ['prod-*'], Global);
    await set('protectedContexts', [], Workspace);
    await pick('prod-eu');
    await locked('prod-eu', true);
    const prompts: string[] = [];
    hook.type = ({ prompt }) => {
      prompts.push(prompt);
      return undefined;
    };
    const { saving } = await saveChanged();
    await command('saveChange');
    await saving;
    assert.deepEqual(prompts, ['Type prod-eu to confirm.']);
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
  });

  it('has more where the workspace has another list', async () => {
    await set('protectedContexts', ['prod-*'], Global);
    await set('protectedContexts', ['stag*'], Workspace);
    await pick('staging');
    await locked('staging', true);
    await pick('prod-eu');
    await locked('prod-eu', true);
    await pick('embedded');
    await locked('embedded', false);
  });

  it('is shown before it is saved where the workspace would not', async () => {
    await set('liveDocuments.reviewOnSave', false, Workspace);
    await pick('staging');
    const { saving } = await saveChanged();
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
    await command('keepEditing');
    await saving;
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
  });

  it('is shown before it is saved where the workspace wants that and the user does not', async () => {
    await set('liveDocuments.reviewOnSave', false, Global);
    await set('liveDocuments.reviewOnSave', true, Workspace);
    await pick('staging');
    const { saving } = await saveChanged();
    await command('keepEditing');
    await saving;
    assert.equal(await liveField('calicoNetwork.hostPorts'), 'Enabled');
  });
});
