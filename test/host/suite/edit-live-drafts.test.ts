import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { activate, closeEverything, command, freshInstallation, kubectl, reset, said } from './extension.ts';
import { isShown, replace, round } from './kubectl-file.ts';
import { until } from './window.ts';

describe('texts of kubectl edit that a window has left behind', function () {
  this.timeout(30_000);
  let hook: TestHook;

  before(async () => {
    hook = await activate();
    await freshInstallation();
  });
  after(async () => {
    await rm(hook.draftFolder, { recursive: true, force: true });
    await closeEverything();
  });

  const draft = (name: string, text: string) => ({
    context: 'embedded',
    kind: 'Installation',
    name,
    text,
    time: new Date().toISOString(),
    isSettled: false,
    socket: path.join(os.tmpdir(), 'calico-edit-gone', 'socket'),
  });
  const leave = async (...drafts: object[]) => {
    const server = await kubectl(
      'config',
      'view',
      '--minify',
      '-o',
      'jsonpath={.clusters[0].cluster.server}',
    );
    await mkdir(hook.draftFolder, { recursive: true });
    for (const [index, left] of drafts.entries()) {
      await writeFile(path.join(hook.draftFolder, `left-${index}.json`), JSON.stringify({ ...left, server }));
    }
  };
  const kept = () => readdir(hook.draftFolder).catch(() => []);
  beforeEach(async () => {
    reset(hook);
    await command('cancelEdit');
    await closeEverything();
    await rm(hook.draftFolder, { recursive: true, force: true });
    reset(hook);
  });

  it('are offered when the same Installation is edited again', async () => {
    await leave(draft('default', 'spec: {} # mine\n'), draft('other', 'x: 1\n'));
    hook.answer = ({ message, buttons }) => (/not reached/.test(message) ? buttons?.[0] : undefined);
    const editing = command('editLiveInstallation');
    await until(() =>
      vscode.workspace.textDocuments.some(
        (open) => open.isUntitled && open.getText() === 'spec: {} # mine\n',
      ),
    );
    assert.match(said(hook), /A text of Installation default of embedded, edited on .*, has not reached/);
    await until(async () => (await kept()).join() === 'left-1.json');
    // Which of the two is in front is a matter of chance.
    await until(() => editableFile() !== undefined);
    await command('cancelEdit');
    await editing;
  });

  it('are offered when the extension starts, but not those that somebody works on or knows of', async () => {
    const socket = path.join(await mkdtemp(path.join(os.tmpdir(), 'calico-window-')), 'socket');
    const window = createServer((connection) => connection.resume()).listen(socket);
    await once(window, 'listening');
    const known = { ...draft('known', 'a: 1\n'), isSettled: true, socket: '' };
    await leave(known, { ...draft('busy', 'a: 1\n'), socket });
    await hook.offerDrafts();
    assert.equal(said(hook), '');
    await leave(known, { ...draft('busy', 'a: 1\n'), socket }, draft('lost', 'a: 1\n'));
    await hook.offerDrafts();
    assert.match(said(hook), /^A text of Installation lost of embedded, edited on [^\n]*$/);
    await promisify(window.close.bind(window))();
    await rm(path.dirname(socket), { recursive: true });
    hook.asked.length = 0;
    hook.answer = ({ buttons }) => buttons?.[0];
    hook.choose = (_title, labels) => labels.find((label) => label === 'Installation busy');
    await hook.offerDrafts();
    await hook.settled();
    assert.match(said(hook), /^2 edited texts have not reached .*(busy|lost) of embedded, .*(busy|lost)/);
    assert.deepEqual((await kept()).sort(), ['left-0.json', 'left-2.json']);
  });

  it('can be discarded', async () => {
    await leave(draft('default', 'spec: {} # mine\n'));
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Discard');
    const editing = command('editLiveInstallation');
    await round();
    await until(async () => (await kept()).length === 0);
    await command('cancelEdit');
    await editing;
  });

  for (const isFull of [false, true]) {
    it(`that the disk does not take are told of, and opened${isFull ? ', also where no file can be saved' : ''}`, async () => {
      // A file in the place of the folder takes nothing.
      await mkdir(path.dirname(hook.draftFolder), { recursive: true });
      await writeFile(hook.draftFolder, '');
      const editing = command('editLiveInstallation');
      const document = await round();
      await replace(document, '\nspec:\n', '\n# mine\nspec:\n');
      await until(() => /^Your text of Installation default cannot be saved as a draft: /m.test(said(hook)));
      if (isFull) {
        await rm(path.dirname(document.fileName), { recursive: true });
        await writeFile(path.dirname(document.fileName), '');
      }
      await command('cancelEdit');
      await editing;
      await until(() =>
        /could not be saved as a draft\. It is open as an untitled document/.test(said(hook)),
      );
      assert.match(said(hook), /The edit of Installation default was cancelled\. Nothing was written\./);
      assert.doesNotMatch(said(hook), /Internal error/);
      const opened = vscode.workspace.textDocuments.find(({ isUntitled }) => isUntitled);
      assert.match(opened?.getText() ?? '', /\n# mine\nspec:\n/);
      assert.equal(isShown(document), false);
      if (isFull) await rm(path.dirname(document.fileName), { force: true });
      // Otherwise the folder with kubectl's file is still there.
      else await rm(path.dirname(document.fileName), { recursive: true, force: true });
    });
  }

  it('can be chosen from', async () => {
    await leave(draft('one', 'a: 1\n'), draft('two', 'a: 2\n'));
    hook.choose = (_title, labels) => labels.find((label) => label === 'Installation two');
    await command('openKeptDraft');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), 'a: 2\n');
    assert.deepEqual(await kept(), ['left-0.json']);
    hook.choose = (_title, labels) => labels[0];
    await command('openKeptDraft');
    await command('openKeptDraft');
    assert.match(said(hook), /There are no kept drafts/);
  });
});

/** kubectl's file, in front or not. */
function editableFile(): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (open) => /kubectl.*-edit-/.test(open.fileName) && isShown(open),
  );
}
