import * as vscode from 'vscode';
import { explain } from '../cluster/remedy.ts';
import type { App } from './app.ts';
import { COMMANDS, type Command } from './commands/table.ts';
import { logError } from './log.ts';
import { remedyOffer } from './remedies.ts';
import type { Offer, Trouble } from './trouble.ts';

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
    if (trouble) await showTrouble(app, trouble, retry);
  } catch (error) {
    // A fault of ours: whatever a cluster or a file can do comes as a value.
    logError(app.output, error);
    const message = `Something went wrong inside the extension: ${error instanceof Error ? error.message : error}`;
    await offer(app, 'error', message, [remedyOffer(app, 'show-output', retry)]);
  }
}

/** Shows what went wrong, in words, with the buttons that can help. */
export async function showTrouble(app: App, trouble: Trouble, retry: () => Promise<void>): Promise<void> {
  if (trouble.kind === 'senseless') return offer(app, 'warning', trouble.message, []);
  const { error, offers = [] } = trouble;
  // Who cancels a read knows that it is cancelled.
  if (error.kind === 'cancelled' && error.effect === 'reads' && offers.length === 0) return;
  const { happened, remedy, actions } = explain(error);
  const buttons = [...offers, ...actions.map((action) => remedyOffer(app, action, retry, error))];
  await offer(app, error.kind === 'cancelled' ? 'warning' : 'error', `${happened} ${remedy}`.trim(), buttons);
}

async function offer(app: App, severity: 'warning' | 'error', message: string, offers: readonly Offer[]) {
  const answer = await app.ui.ask({ severity, message, buttons: offers.map(({ title }) => title) });
  await offers.find(({ title }) => title === answer)?.run();
}
