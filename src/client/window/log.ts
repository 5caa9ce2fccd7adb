import type * as vscode from 'vscode';
import type { KubectlRun } from '../../cluster/kubectl/kubectl.ts';
import { logLine } from '../../cluster/kubectl/log-line.ts';
import { visibleLine, visibleText } from '../../cluster/text/foreign-text.ts';

/** One line for each kubectl that ran and its outcome. */
export function logRun(output: vscode.LogOutputChannel, run: KubectlRun): void {
  if (run.error) output.error(logLine(run));
  else output.info(logLine(run));
}

/** A fault of ours, with the places that led to it. Its message may quote others. */
export function logError(output: vscode.LogOutputChannel, error: unknown, where = ''): void {
  const message = String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const places = stack.startsWith(message) ? visibleText(stack.slice(message.length)) : '';
  output.error(where + visibleLine(message) + places);
}
