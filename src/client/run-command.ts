import * as vscode from 'vscode';
import { explain } from '../cluster/remedy.ts';
import type { App } from './app.ts';
import { COMMANDS, type Command } from './commands/table.ts';
import { remedyOffer } from './remedies.ts';
import type { Trouble } from './trouble.ts';

/** Registers the whole table. This is the only place where a command's error is shown. */
export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(COMMANDS).map(([name, command]) =>
      vscode.commands.registerCommand(`calicoInstallation.${name}`, (...args: unknown[]) =>
        runCommand(app, command, args),
      ),
    ),
  );
}

export async function runCommand(app: App, command: Command, args: readonly unknown[]): Promise<void> {
  const retry = () => runCommand(app, command, args);
  try {
    const trouble = await command(app, ...args);
    if (trouble) showTrouble(app, trouble, retry);
  } catch (error) {
    tellFault(app, error);
  }
}

/** Tells of a fault of ours: whatever a cluster or a file can do comes as a value. */
export function tellFault(app: App, error: unknown): void {
  app.output.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const message = `Something went wrong inside the extension: ${error instanceof Error ? error.message : error}`;
  app.ui.tell({ severity: 'error', message, offers: [remedyOffer(app, 'show-output', async () => {})] });
}

/** Shows what went wrong, in words, with the buttons that can help. */
export function showTrouble(app: App, trouble: Trouble, retry: () => Promise<void>): void {
  if (trouble.kind === 'senseless') {
    app.ui.tell({ severity: 'warning', message: trouble.message });
    return;
  }
  const { error, offers = [] } = trouble;
  // Who cancels a read knows that it is cancelled.
  if (error.kind === 'cancelled' && error.effect === 'reads' && offers.length === 0) return;
  const { happened, remedy, actions } = explain(error);
  app.ui.tell({
    severity: error.kind === 'cancelled' ? 'warning' : 'error',
    message: `${happened} ${remedy}`.trim(),
    offers: [...offers, ...actions.map((action) => remedyOffer(app, action, retry, error))],
  });
}
