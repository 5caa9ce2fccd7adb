import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { activate, closeEverything, reset } from './extension.ts';
import { isServer, serverProcess } from './language-server.ts';
import { findings, openExample, until } from './window.ts';

describe('a language server that does not answer any more', function () {
  this.timeout(120_000);
  let hook: TestHook;
  before(async function () {
    if (process.platform !== 'linux') this.skip();
    hook = await activate();
  });
  beforeEach(() => reset(hook));
  afterEach(closeEverything);

  const found = ({ document }: vscode.TextEditor) => vscode.languages.getDiagnostics(document.uri).length;
  const edit = (editor: vscode.TextEditor) =>
    editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '# edited\n'));
  /** The server gets stuck with what is edited; resolves to the one that takes its place. */
  const stick = async (editor: vscode.TextEditor): Promise<number> => {
    const server = await serverProcess();
    const said = hook.asked.length;
    process.kill(server, 'SIGSTOP');
    await edit(editor);
    await until(() => hook.asked.length > said && !isServer(server));
    return serverProcess(server);
  };

  it('is replaced, which is said with the name of the file', async () => {
    const editor = await openExample('faults.yaml');
    await findings(editor.document);
    await stick(editor);
    await findings(editor.document);
    assert.deepEqual(hook.asked, [
      {
        kind: 'message',
        severity: 'warning',
        message: 'The Calico language server did not answer while checking faults.yaml and was restarted.',
        buttons: ['Show Output'],
      },
    ]);
  });

  it('does not see a file again that it got stuck with twice, until that is edited', async () => {
    const other = await openExample('faults.yaml');
    // Another one than before, which VS Code may not have let go of yet.
    const editor = await openExample('installation.yaml');
    await findings(editor.document);
    await stick(editor);
    // Both, for the server would get stuck with the one that it has not judged yet.
    await findings(editor.document);
    await findings(other.document);
    await stick(editor);
    await findings(other.document);
    assert.equal(found(editor), 0);
    assert.match(hook.asked.at(-1)!.message, /installation\.yaml is not checked until you edit it\.$/);
    await edit(editor);
    await findings(editor.document);
    assert.equal(hook.asked.length, 2);
  });
});
