import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { until } from './window.ts';

const run = promisify(execFile);

/** Activates the extension, and gives the hook that it has for tests. */
export async function activate(): Promise<TestHook> {
  const extension = vscode.extensions.getExtension<TestHook>('calico-installation.calico-installation');
  assert.ok(extension);
  const hook = await extension.activate();
  assert.ok(hook, 'the extension does not see that it is under test');
  return hook;
}

/** Forgets what was asked, and gives the hook its defaults again. */
export function reset(hook: TestHook): void {
  hook.asked.length = 0;
  hook.answer = () => undefined;
  hook.choose = undefined;
  hook.chooseMany = undefined;
  hook.type = undefined;
  for (const name of Object.keys(hook.env)) if (!(name in process.env)) delete hook.env[name];
  Object.assign(hook.env, process.env);
}

/** Runs a command of ours by the end of its name; resolves when it has ended, with what its messages have started. */
export async function command(name: string): Promise<void> {
  await vscode.commands.executeCommand(`calicoInstallation.${name}`);
  await (await activate()).settled();
}

/** What kubectl prints, beside the extension and in the same context. */
export async function kubectl(...argv: string[]): Promise<string> {
  return (await run('kubectl', argv)).stdout;
}

/** Gives the cluster an Installation without `nonPrivileged` again, and waits until the operator is through with it. */
export async function freshInstallation(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder.uri, 'without-non-privileged.yaml').fsPath;
  await kubectl('delete', 'installation', 'default', '--ignore-not-found', '--wait=false');
  await kubectl('apply', '-f', file);
  // The last of the defaults that the operator writes into the spec.
  await until(async () => (await liveField('kubeletVolumePluginPath')) !== '');
}

/** One field of the live Installation. */
export function liveField(path: string): Promise<string> {
  return kubectl('get', 'installation', 'default', '-o', `jsonpath={.spec.${path}}`);
}

/** An order to the embedded cluster: see `test/embedded-cluster/control.ts`. */
export async function order(name: string, argument: object = {}): Promise<void> {
  const body = JSON.stringify(argument);
  const answer = await fetch(`${process.env.CALICO_TEST_CONTROL}${name}`, { method: 'POST', body });
  assert.ok(answer.ok, await answer.text());
}

/** Waits for a difference whose right side has this scheme; its two texts and the title of its tab. */
export async function shownDifference(scheme: string) {
  const find = () => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    const input = activeTab?.input;
    const isIt = input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme;
    return activeTab && isIt ? { label: activeTab.label, input } : undefined;
  };
  await until(() => find() !== undefined);
  const { label, input } = find()!;
  const text = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
  return { label, before: await text(input.original), after: await text(input.modified) };
}

/** Every message so far, in one text. */
export function said(hook: TestHook): string {
  return hook.asked.map(({ message }) => message).join('\n');
}

/** Closes every editor, and undoes what was not saved. */
export async function closeEverything(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    const undo = document.isUntitled ? 'revertAndCloseActiveEditor' : 'files.revert';
    await vscode.commands.executeCommand(`workbench.action.${undo}`);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
