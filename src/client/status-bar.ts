import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { kubeconfigFiles } from '../cluster/kubeconfig-files.ts';
import { explain } from '../cluster/remedy.ts';
import type { App } from './app.ts';

/**
 * The current context, beside YAML texts. Read from the kubeconfig when the extension starts and when one of its
 * files changes; the cluster is not asked.
 */
export function createStatusBar(app: App): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'calicoInstallation.context',
    vscode.StatusBarAlignment.Left,
    0,
  );
  item.name = 'Calico: current context';
  item.command = 'calicoInstallation.showClusterActions';

  let reading = 0;
  const read = async () => {
    const turn = ++reading;
    const target = await app.target();
    if (turn !== reading) return;
    if (target.ok) {
      const { context, server } = target.value;
      item.text = `Calico: ${context}`;
      item.tooltip = `Calico commands go to the context ${context}\n${server || 'without a server'}`;
    } else {
      const { happened, remedy } = explain(target.error);
      item.text = `Calico: ${target.error.kind === 'kubectl-missing' ? 'no kubectl' : 'no context'}`;
      item.tooltip = `${happened}\n${remedy}`;
    }
  };
  const show = () => {
    // Not the active one: that may be the output.
    const besideYaml = vscode.window.visibleTextEditors.some(
      ({ document }) => document.languageId === 'yaml',
    );
    if (besideYaml) item.show();
    else item.hide();
  };

  void read();
  show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeVisibleTextEditors(show),
    // A change of the language closes a document and opens it again.
    vscode.workspace.onDidOpenTextDocument(show),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('calicoInstallation.kubectl')) void read();
    }),
    ...kubeconfigFiles(app.env).map((file) => watch(file, read)),
  );
}

function watch(file: string, changed: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.file(dirname(file)), basename(file)),
  );
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
  );
}
