import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { type CommandError, userError } from '../window/command-error.ts';

/** **Run Again**, in the title bar of a report: makes it anew, against the same context. */
export async function runReportAgain(
  app: Pick<App, 'changes'>,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const [from] = args;
  const address = from instanceof vscode.Uri ? from : activeAddress();
  const isDone = address !== undefined && (await app.changes.reports.again(address.toString()));
  return isDone ? undefined : userError('This page is of an earlier session. Run its command anew.');
}

function activeAddress(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
