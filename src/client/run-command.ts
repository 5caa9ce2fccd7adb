import * as vscode from 'vscode';
import { explainError } from '../cluster/errors/remedy.ts';
import type { App } from './app.ts';
import type { FullApp } from './commands/command.ts';
import { COMMANDS, type CommandRow } from './commands/table.ts';
import { restricted } from './context/trusted-kubectl.ts';
import { remedyOffer } from './remedies.ts';
import { type CommandError, clusterFailure } from './window/command-error.ts';
import { logError } from './window/log.ts';

const PREFIX = 'calicoInstallation.';

/** Registers the whole table. This is the only place where a command's error is shown. */
export function registerCommands(app: FullApp): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(COMMANDS).map(([name, row]) =>
      vscode.commands.registerCommand(`${PREFIX}${name}`, (...args: unknown[]) => runCommand(app, row, args)),
    ),
  );
}

/** Whether a command, by its id, may run in this workspace. Those of others are not ours to judge. */
export function mayRun(id: string): boolean {
  const row = id.startsWith(PREFIX) ? COMMANDS[id.slice(PREFIX.length)] : undefined;
  return !row || isAllowed(row);
}

/** `enablement` in package.json keeps menus, keys and the palette from a command; lenses, links and items come here. */
function isAllowed({ needsTrust }: CommandRow): boolean {
  return !needsTrust || vscode.workspace.isTrusted;
}

export async function runCommand(app: FullApp, row: CommandRow, args: readonly unknown[]): Promise<void> {
  const retry = () => runCommand(app, row, args);
  try {
    const commandError = isAllowed(row) ? await row.run(app, ...args) : refusal(app);
    if (commandError) showCommandError(app, commandError, retry);
  } catch (error) {
    tellFault(app, error);
  }
}

function refusal(app: Pick<App, 'kubectl'>): CommandError {
  const { program } = app.kubectl();
  return clusterFailure(restricted({ effect: 'reads', context: '', program }));
}

/** Tells of a fault of ours: whatever a cluster or a file can do comes as a value. */
export function tellFault(app: App, error: unknown): void {
  logError(app.output, error);
  const message = `Internal error of the extension: ${error instanceof Error ? error.message : error}`;
  app.ui.tell({ severity: 'error', message, offers: [remedyOffer(app, 'show-output', async () => {})] });
}

/** Shows what went wrong, in words, with the buttons that can help. */
export function showCommandError(app: App, commandError: CommandError, retry: () => Promise<void>): void {
  if (commandError.kind === 'user') {
    app.ui.tell({ severity: 'warning', message: commandError.message });
    return;
  }
  const { error, offers = [] } = commandError;
  // Who cancels a read knows that it is cancelled.
  if (error.kind === 'cancelled' && error.effect === 'reads' && offers.length === 0) return;
  const { happened, remedy, actions } = explainError(error);
  app.ui.tell({
    severity: error.kind === 'cancelled' ? 'warning' : 'error',
    message: `${happened} ${remedy}`.trim(),
    offers: [...offers, ...actions.map((action) => remedyOffer(app, action, retry, error))],
  });
}
