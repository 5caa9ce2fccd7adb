import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { closeSync, constants, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/client/commands/table.ts';
import { PREFIX } from '../../../src/client/kubectl-edit/editor/starter.ts';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { activate, closeEverything, reset, said } from '../suite/extension.ts';
import { findings, openExample } from '../suite/window.ts';

const CALLS = process.env.CALICO_TEST_KUBECTL_CALLS ?? '';
const KUBECONFIG = process.env.KUBECONFIG ?? '';
const LIVE = vscode.Uri.parse('calico-installation:/embedded/installation/default.yaml');
const FOR_CLUSTERS = Object.entries(COMMANDS)
  .filter(([, { needsTrust }]) => needsTrust)
  .map(([name]) => `calicoInstallation.${name}`);
const TARGET = { context: 'embedded', server: 'https://127.0.0.1:1' };

interface Declared {
  readonly command: string;
  readonly enablement?: string;
}

/** See `untrusted-window.ts` for the machine, where nothing of this can happen unnoticed. */
describe('a workspace that is not trusted', function () {
  this.timeout(240_000);
  let hook: TestHook;
  let declared: readonly Declared[];

  before(async function () {
    // test-electron starts a desktop VS Code with `--disable-workspace-trust`, whatever is asked for.
    if (process.env.VSCODE_TEST_VERSION === undefined) this.skip();
    assert.equal(vscode.workspace.isTrusted, false);
    await openExample('installation.yaml');
    hook = await activate();
    const extension = vscode.extensions.getExtension('calico-installation.calico-installation');
    declared = extension?.packageJSON.contributes.commands ?? [];
    assert.notEqual(declared.length, 0);
  });

  beforeEach(async () => {
    reset(hook);
    // Whoever asks is told to go on, except after a failure, which would be tried again and again.
    hook.answer = ({ severity, buttons }) => (severity === 'error' ? undefined : buttons?.[0]);
    hook.choose = (_title, labels) => labels[0];
    hook.chooseMany = (_title, choices) => choices.map(({ label }) => label);
    hook.type = ({ word }) => word;
    await openExample('installation.yaml');
  });

  afterEach(async () => {
    await closeEverything();
    assert.ok(!isAnythingStarted(), 'kubectl was started, or the kubeconfig opened');
    const sockets = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
    assert.deepEqual(sockets, [], 'somebody waits for a kubectl edit');
  });

  it('is checked as always', async () => {
    const { document } = await openExample('faults.yaml');
    await findings(document);
  });

  it('runs nothing, whichever command is called with whatever it gets from a menu, a lens, a link or a row', async () => {
    const { document } = await openExample('installation.yaml');
    const uri = document.uri.toString();
    const actions = ['retry', 'pick-context', 'open-kubeconfig', 'open-terminal', 'set-kubectl-path'];
    const ofRows = actions.map((action) => ['context', action]);
    const ofOthers = [[], [uri, { line: 0, character: 0 }], [TARGET, 'disable'], [LIVE]];
    const ran: string[] = [];
    for (const { command } of declared) {
      for (const args of command.endsWith('.fixClusterView') ? ofRows : ofOthers) {
        if (vscode.window.activeTextEditor?.document !== document) await openExample('installation.yaml');
        await vscode.commands.executeCommand(command, ...args);
        if (isAnythingStarted()) ran.push(`${command} ${JSON.stringify(args)}`);
      }
    }
    assert.deepEqual(ran, []);
  });

  it('is asked for by the package for the same commands', () => {
    const asked = declared.filter(({ enablement = '' }) => /\bisWorkspaceTrusted\b/.test(enablement));
    assert.deepEqual(asked.map(({ command }) => command).sort(), FOR_CLUSTERS.toSorted());
  });

  it('says why where a command is for a cluster, and leads to where trust is given', async () => {
    for (const command of FOR_CLUSTERS) {
      hook.asked.length = 0;
      await vscode.commands.executeCommand(command);
      assert.match(said(hook), /^kubectl was not started: this workspace is not trusted\./, command);
      assert.deepEqual(hook.asked[0]?.buttons, ['Manage Workspace Trust'], command);
    }
  });

  it('has no lens for a cluster, and those that are there run nothing', async () => {
    for (const name of ['installation.yaml', 'without-non-privileged.yaml', 'helm-values.yaml']) {
      const { document } = await openExample(name);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      const ours = lenses.flatMap(({ command }) =>
        command?.command.startsWith('calicoInstallation.') ? command : [],
      );
      assert.notEqual(ours.length, 0);
      assert.deepEqual(
        ours.filter(({ command }) => FOR_CLUSTERS.includes(command)),
        [],
      );
      for (const { command, arguments: given = [] } of ours) {
        await vscode.commands.executeCommand(command, ...given);
      }
    }
  });

  it('has no link, no fix and no completion that runs a command for a cluster', async () => {
    const { document } = await openExample('faults.yaml');
    await findings(document);
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      all,
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const found: string[] = [
      ...fixes.map(({ command }) => command?.command ?? ''),
      ...links.map(({ target }) => target?.toString() ?? ''),
    ];
    for (let line = 0; line < document.lineCount; line++) {
      const { firstNonWhitespaceCharacterIndex: character, text } = document.lineAt(line);
      if (character === text.length) continue;
      const place = new vscode.Position(line, character);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        place,
      );
      for (const content of hovers.flatMap(({ contents }) => contents)) {
        found.push(typeof content === 'string' ? content : content.value);
      }
    }
    for (const command of FOR_CLUSTERS) {
      assert.ok(!found.some((text) => text.includes(command)), command);
    }
  });

  it('has no live Installation, by whatever its address is opened', async () => {
    const words = /kubectl was not started: this workspace is not trusted/;
    await assert.rejects(async () => vscode.workspace.openTextDocument(LIVE), words);
    await assert.rejects(async () => vscode.workspace.fs.stat(LIVE), words);
    await assert.rejects(async () => vscode.workspace.fs.readFile(LIVE), words);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(LIVE, new Uint8Array()));
    await vscode.commands.executeCommand('vscode.open', LIVE);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse('calico-installation:/embedded'));
  });

  it('would have been noticed', async () => {
    await promisify(execFile)('kubectl', ['config', 'view']);
    assert.match(readFileSync(CALLS, 'utf8'), /^\S+\/bin\/kubectl config view\n$/);
    writeFileSync(CALLS, '');
    const reading = promisify(execFile)('cat', [KUBECONFIG]);
    while (!isOpenedByAnybody(KUBECONFIG)) await new Promise((resolve) => setTimeout(resolve, 20));
    await reading;
  });
});

/** Whether something has happened since the last look that may not happen. */
function isAnythingStarted(): boolean {
  const calls = readFileSync(CALLS, 'utf8');
  writeFileSync(CALLS, '');
  return calls !== '' || isOpenedByAnybody(KUBECONFIG);
}

/** Who reads a pipe that nobody writes to waits in it; our look lets them go, with nothing read. */
function isOpenedByAnybody(pipe: string): boolean {
  try {
    closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return false;
    throw error;
  }
}
