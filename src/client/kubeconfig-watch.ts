import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';

/** Tells when one of these files changes, comes or goes. Their folders need not exist. */
export function watchFiles(files: readonly string[], changed: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    ...files.flatMap((file) => {
      const pattern = new vscode.RelativePattern(vscode.Uri.file(dirname(file)), basename(file));
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      return [
        watcher,
        watcher.onDidChange(changed),
        watcher.onDidCreate(changed),
        watcher.onDidDelete(changed),
      ];
    }),
  );
}
