import type * as vscode from 'vscode';
import { commandLine } from '../cluster/command-line.ts';
import type { KubectlRun } from '../cluster/kubectl.ts';

/** One line for each kubectl that ran and its outcome, and what went wrong otherwise. Never a manifest. */
export function logRun(output: vscode.LogOutputChannel, run: KubectlRun): void {
  const line = commandLine(run.program, run.argv);
  const { error, milliseconds } = run;
  if (!error) output.info(`${line} · ${milliseconds} ms`);
  else output.error(`${line} · ${milliseconds} ms · ${error.kind}${error.detail ? `: ${error.detail}` : ''}`);
  for (const warning of run.warnings) output.warn(`kubectl: ${warning}`);
}
