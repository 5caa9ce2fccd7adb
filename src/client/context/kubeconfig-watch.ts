import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { onceTrusted } from './trust.ts';

/**
 * Tells when one of these files changes, comes or goes. Their folders need not exist. They are left alone until the
 * workspace is trusted.
 */
export function watchFiles(files: readonly string[], changed: () => void): vscode.Disposable {
  const watchers: vscode.Disposable[] = [];
  const start = onceTrusted(() => {
    for (const file of files) {
      const pattern = new vscode.RelativePattern(vscode.Uri.file(dirname(file)), basename(file));
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      watchers.push(
        watcher,
        watcher.onDidChange(changed),
        watcher.onDidCreate(changed),
        watcher.onDidDelete(changed),
      );
    }
  });
  return new vscode.Disposable(() => vscode.Disposable.from(start, ...watchers).dispose());
}
