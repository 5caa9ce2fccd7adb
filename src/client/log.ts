import type * as vscode from 'vscode';
import type { KubectlRun } from '../cluster/kubectl.ts';
import { logLine } from '../cluster/log-line.ts';

/** One line for each kubectl that ran and its outcome. */
export function logRun(output: vscode.LogOutputChannel, run: KubectlRun): void {
  if (run.error) output.error(logLine(run));
  else output.info(logLine(run));
}
