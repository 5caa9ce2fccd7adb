import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { DONE_WORDS, timeInWords } from '../cluster-change/kept-in-words.ts';
import type { KeptSnapshot } from '../cluster-change/snapshots.ts';
import { undoKeptChange } from '../cluster-change/undo-change.ts';
import { type CommandError, userError } from '../window/command-error.ts';

/**
 * **Undo Cluster Change**: undoes a change of which the state before is kept, also one of an earlier session. From
 * the title bar of a change's page it is that change; otherwise one is picked. The cluster is asked for nothing before.
 */
export async function undoClusterChange(
  app: App,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const kept = await app.changes.snapshots.list();
  const file = fileOf(app, args);
  if (file !== undefined) {
    const found = kept.find((one) => one.file === file);
    return found
      ? undoKeptChange(app, found)
      : userError('The snapshot of that change no longer exists; the change may have been undone already.');
  }
  if (kept.length === 0) return userError('There is no cluster change to undo.');
  const picked = await app.ui.pick('Undo which change?', kept.map(choice));
  return picked && undoKeptChange(app, picked);
}

function fileOf(app: Pick<App, 'changes'>, [from]: readonly unknown[]): string | undefined {
  if (from instanceof vscode.Uri) return app.changes.reports.snapshotOf(from.toString());
  return typeof from === 'string' ? from : undefined;
}

function choice(kept: KeptSnapshot) {
  const { change, takenAt, target } = kept.snapshot;
  const label = DONE_WORDS[change];
  return {
    label: `${label[0]!.toUpperCase()}${label.slice(1)} in ${target.context}`,
    description: timeInWords(takenAt),
    detail: target.server,
    value: kept,
  };
}
