import * as vscode from 'vscode';

/** Shows a text as a new one, which VS Code takes care of from then on. */
export async function openAsNew(text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: text });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Closes the tab of a text that cannot be saved, without asking about it. */
export async function closeUnsaved(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: false });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Closes the tabs that show a text, alone, as a rendered page, or as the right side of a difference. */
export async function closeTabs(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => shows(tab, uri));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}

/** A tab that is moved to another group is closed first, and opened there a moment later. */
const MOVING = 100;

/** Calls back when the last tab that shows a text has been closed, and was not moved. */
export function onTabsClosed(uri: vscode.Uri, callback: () => void): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    if (!isShown(uri)) callback();
  };
  const changes = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
    if (!closed.some((tab) => shows(tab, uri)) || isShown(uri)) return;
    clearTimeout(timer);
    timer = setTimeout(look, MOVING);
  });
  return vscode.Disposable.from(changes, { dispose: () => clearTimeout(timer) });
}

function isShown(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => shows(tab, uri)));
}

function shows({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) {
    return input.uri.toString() === uri.toString();
  }
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString();
}
