import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { baseText, type LiveBase, parseBase } from '../../../cluster/live/base.ts';

/**
 * The bases of open documents in the extension's storage, so that an edited text that VS Code has kept over a restart
 * still has the state that it was made from, to be locked on and merged with. Each workspace has its own: the same
 * object may be edited in two windows, from two states.
 */
export interface BaseStorage {
  /** Does not reject: that the disk takes nothing is told, once. */
  keep(uri: vscode.Uri, base: LiveBase): Promise<void>;
  /** Undefined where none was kept. */
  load(uri: vscode.Uri): Promise<LiveBase | undefined>;
  drop(uri: vscode.Uri): Promise<void>;
}

export function createBaseStorage(
  folder: vscode.Uri,
  workspace: string,
  tell: (message: string) => void,
): BaseStorage {
  const { fs } = vscode.workspace;
  // The names of contexts are longer and stranger than what a file may be called.
  const fileOf = (uri: vscode.Uri) => {
    const name = createHash('sha256').update(`${workspace} ${uri}`).digest('hex').slice(0, 32);
    return vscode.Uri.joinPath(folder, 'live', `${name}.json`);
  };
  let turn: Promise<unknown> = Promise.resolve();
  let hasTold = false;
  /** One after the other, so that the last word is the last one. */
  const inTurn = async (act: () => Thenable<unknown>, failed: (error: unknown) => void) => {
    turn = turn.then(act).then(() => {}, failed);
    await turn;
  };
  const tellOnce = (error: unknown) => {
    if (hasTold) return;
    hasTold = true;
    const reason = error instanceof Error ? error.message : String(error);
    tell(
      `The base state of a live document cannot be saved on this machine: ${reason}. Save your changes before you close the window; afterwards they can no longer be saved.`,
    );
  };
  return {
    keep: (uri, base) =>
      inTurn(async () => {
        await fs.createDirectory(vscode.Uri.joinPath(folder, 'live'));
        await fs.writeFile(fileOf(uri), new TextEncoder().encode(baseText(base)));
      }, tellOnce),
    async load(uri) {
      await turn;
      try {
        return parseBase(new TextDecoder().decode(await fs.readFile(fileOf(uri))));
      } catch {
        return undefined;
      }
    },
    // Mostly there is none; and one that stays is written over.
    drop: (uri) =>
      inTurn(
        () => fs.delete(fileOf(uri)),
        () => {},
      ),
  };
}
