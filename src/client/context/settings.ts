import * as vscode from 'vscode';
import type { AskInside } from '../../cluster/rollout/exec-id.ts';
import { joined, strictest } from './setting-levels.ts';

/** What `contributes.configuration` in package.json declares, as far as the client itself needs it. */
export function kubectlProgram(): string {
  return configuration().get<string>('kubectl.path', '').trim() || 'kubectl';
}

export function requestTimeoutMs(): number {
  const seconds = configuration().get<number>('kubectl.timeout', 30);
  return 1000 * Math.min(600, Math.max(1, Number.isFinite(seconds) ? seconds : 30));
}

/**
 * Globs of the contexts that are not written to before their name was typed: those of the user, of the workspace and
 * of all its folders. Anything else than text is left out.
 */
export function protectedContexts(): string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const places = [configuration(), ...folders.map(({ uri }) => configuration(uri))];
  return joined(places.map((place) => place.inspect('protectedContexts')));
}

/** Whether `kubectl edit` of the integrated terminals opens in this window. */
export function editsForTerminals(): boolean {
  return strictest(configuration().inspect('integratedTerminal.kubectlEdit'), [true, false]);
}

/** Whether saving a live document shows first what it would change. */
export function reviewsOnSave(): boolean {
  return strictest(configuration().inspect('liveDocuments.reviewOnSave'), [false, true]);
}

/** Whether `id -u` is run in the pods of calico-node when they are verified. */
export function askInsideSetting(): AskInside | undefined {
  const value = strictest(configuration().inspect('verify.execId'), ['all', 'sample', 'off'] as const);
  return value === 'off' ? undefined : value;
}

function configuration(scope?: vscode.ConfigurationScope): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('calicoInstallation', scope);
}
