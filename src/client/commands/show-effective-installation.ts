import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { here, NO_INSTALLATION } from '../language/editor-location.ts';
import type { CommandError } from '../window/command-error.ts';
import { literalLine } from '../window/literal.ts';
import { VIEW_SCHEME } from '../window/readonly-texts.ts';

/** **Show Effective Installation**: what is written at the cursor, beside what the operator would make of it. */
export async function showEffectiveInstallation(
  app: Pick<App, 'server' | 'texts'>,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const place = await here(args);
  const answer = place && (await app.server.effective(place));
  if (!answer) return NO_INSTALLATION;
  const { name, targetVersion, written, text } = answer;
  const left = app.texts.put(VIEW_SCHEME, [name, 'written.yaml'], written);
  const right = app.texts.put(VIEW_SCHEME, [name, 'effective.yaml'], text);
  const title = `Installation ${name}: written ↔ effective at v${targetVersion}`;
  await vscode.commands.executeCommand('vscode.diff', left, right, literalLine(title), { preview: false });
  return undefined;
}
