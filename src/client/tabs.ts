import * as vscode from 'vscode';

/** Closes the tabs that show a text, alone or as the right side of a difference. */
export async function closeTabs(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => shows(tab, uri));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}

/** Calls back when the last tab that shows a text has been closed. */
export function onTabsClosed(uri: vscode.Uri, callback: () => void): vscode.Disposable {
  return vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
    if (closed.some((tab) => shows(tab, uri)) && !isShown(uri)) callback();
  });
}

function isShown(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => shows(tab, uri)));
}

function shows({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  if (input instanceof vscode.TabInputText) return input.uri.toString() === uri.toString();
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString();
}
