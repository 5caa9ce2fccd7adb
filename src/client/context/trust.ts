import * as vscode from 'vscode';

/** What leads to where trust is given, for a button or an item. */
export const MANAGE_TRUST = { command: 'workbench.trust.manage', title: 'Manage Workspace Trust' } as const;

/** Does something as soon as the workspace is trusted, which may be now. To take trust away, VS Code reloads the window. */
export function onceTrusted(act: () => void): vscode.Disposable {
  if (!vscode.workspace.isTrusted) return vscode.workspace.onDidGrantWorkspaceTrust(act);
  act();
  return new vscode.Disposable(() => {});
}
