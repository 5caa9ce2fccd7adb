import * as vscode from 'vscode';
import { literalMessage } from './literal.ts';

/** Runs something with a notification that names it and can cancel it; what is reported follows the name. */
export function inProgress<Value>(
  title: string,
  task: (signal: AbortSignal, report: (message: string) => void) => Promise<Value>,
): Promise<Value> {
  const { Notification: location } = vscode.ProgressLocation;
  const options = { location, title: literalMessage(title), cancellable: true };
  return Promise.resolve(
    vscode.window.withProgress(options, (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return task(controller.signal, (message) => progress.report({ message: literalMessage(message) }));
    }),
  );
}
