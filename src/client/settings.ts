import * as vscode from 'vscode';
import type { AskInside } from '../cluster/rollout/ask-inside.ts';

/** What `contributes.configuration` in package.json declares, as far as the client itself needs it. */
export function kubectlProgram(): string {
  return configuration().get<string>('kubectl.path', '').trim() || 'kubectl';
}

export function requestTimeoutMs(): number {
  const seconds = configuration().get<number>('kubectl.timeout', 30);
  return 1000 * Math.min(600, Math.max(1, Number.isFinite(seconds) ? seconds : 30));
}

/** Globs of the contexts that are not written to before their name was typed. Anything else than text is left out. */
export function protectedContexts(): string[] {
  const globs = configuration().get<unknown>('protectedContexts', []);
  return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
}

/** Whether `kubectl edit` of the integrated terminals opens in this window. */
export function editsForTerminals(): boolean {
  return configuration().get<unknown>('integratedTerminal.kubectlEdit', false) === true;
}

/** Whether saving a live document shows first what it would change. */
export function reviewsOnSave(): boolean {
  return configuration().get<boolean>('liveDocuments.reviewOnSave', true);
}

/** Whether `id -u` is run in the pods of calico-node when they are verified. */
export function askInsideSetting(): AskInside | undefined {
  const value = configuration().get<string>('verify.execId', 'off');
  return value === 'sample' || value === 'all' ? value : undefined;
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('calicoInstallation');
}
