import * as vscode from 'vscode';
import { explain } from '../cluster/remedy.ts';
import type { App } from './app.ts';
import { COMMANDS, type CommandRow } from './commands/table.ts';
import { logError } from './log.ts';
import { remedyOffer } from './remedies.ts';
import { clusterTrouble, type Offer, type Trouble } from './trouble.ts';
import { restricted } from './trusted-kubectl.ts';

const PREFIX = 'calicoInstallation.';

/** Registers the whole table. This is the only place where a command's error is shown. */
export function registerCommands(app: App): vscode.Disposable {
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

export async function runCommand(app: App, row: CommandRow, args: readonly unknown[]): Promise<void> {
  const retry = () => runCommand(app, row, args);
  try {
    const trouble = isAllowed(row) ? await row.run(app, ...args) : refusal(app);
    if (trouble) await showTrouble(app, trouble, retry);
  } catch (error) {
    // A fault of ours: whatever a cluster or a file can do comes as a value.
    logError(app.output, error);
    const message = `Something went wrong inside the extension: ${error instanceof Error ? error.message : error}`;
    await offer(app, 'error', message, [remedyOffer(app, 'show-output', retry)]);
  }
}

function refusal(app: App): Trouble {
  const { program } = app.kubectl();
  return clusterTrouble(restricted({ effect: 'reads', context: '', program }));
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
