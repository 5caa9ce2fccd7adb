import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { named } from '../context/context-check.ts';
import type { CommandError } from '../window/command-error.ts';
import { clusterFailure } from '../window/command-error.ts';

/** What the status bar item opens: where commands would go, and which there are. */
export async function showClusterActions(app: Pick<App, 'target' | 'ui'>): Promise<CommandError | undefined> {
  const target = await app.target();
  if (!target.ok) return clusterFailure(target.error);
  const command = await app.ui.pick(
    `Calico: ${named(target.value)}`,
    ACTIONS.map(([icon, label, value]) => ({ icon, label, value })),
  );
  if (command) await vscode.commands.executeCommand(command);
  return undefined;
}

const ACTIONS = [
  ['cloud-upload', 'Apply Installation', 'calicoInstallation.applyInstallation'],
  ['diff', 'Diff with Cluster', 'calicoInstallation.diffWithCluster'],
  ['file-code', 'Open Live Installation', 'calicoInstallation.openLiveInstallation'],
  ['edit', 'Edit Live Installation', 'calicoInstallation.editLiveInstallation'],
  ['checklist', 'Check Cluster for Non-Privileged Mode', 'calicoInstallation.checkCluster'],
  ['shield', 'Enable Non-Privileged Mode on Cluster', 'calicoInstallation.enableOnCluster'],
  ['discard', 'Undo Cluster Change', 'calicoInstallation.undoClusterChange'],
  ['pulse', 'Show TigeraStatus', 'calicoInstallation.showTigeraStatus'],
  ['symbol-structure', "Use This Cluster's Schema", 'calicoInstallation.useClusterSchema'],
  ['plug', 'Pick Context for This Window', 'calicoInstallation.pickContext'],
  ['output', 'Show Output', 'calicoInstallation.showOutput'],
] as const;
