import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import {
  activate,
  closeEverything,
  command,
  freshInstallation,
  kubectl,
  liveField,
  reset,
  said,
  shownDifference,
} from './extension.ts';
import { openExample, until } from './window.ts';

const FOLLOW = 'Follow the kubeconfig';

describe('the context of a window', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'calico-contexts-'));
  let hook: TestHook;
  let server: string;

  before(async () => {
    hook = await activate();
    reset(hook);
    await freshInstallation();
    server = await kubectl('config', 'view', '--minify', '-o', 'jsonpath={.clusters[0].cluster.server}');
    await kubectl('config', 'set-context', 'prod-eu', '--cluster=calico-embedded', '--user=embedded-user');
  });
  beforeEach(async () => {
    reset(hook);
    await openExample('without-non-privileged.yaml');
  });
  afterEach(async () => {
    reset(hook);
    await pick(FOLLOW);
    await protect(undefined);
    await kubectl('config', 'use-context', 'embedded');
    await closeEverything();
  });
  after(async () => {
    await kubectl('config', 'delete-context', 'prod-eu');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Picks a context, and gives what there was to pick from. */
  const pick = async (wanted: string | undefined) => {
    let offered: readonly string[] = [];
    hook.choose = (_title, labels) => {
      offered = labels;
      return wanted;
    };
    await command('pickContext');
    hook.choose = undefined;
    return offered;
  };
  const protect = (globs: readonly string[] | undefined) =>
    vscode.workspace
      .getConfiguration('calicoInstallation')
      .update('protectedContexts', globs, vscode.ConfigurationTarget.Global);
  const shown = () => hook.shown.at(-1) ?? { text: '', tooltip: '', isWarning: false };
  const shows = (text: string) => until(() => context(shown().text) === text);

  it('is the current context of the kubeconfig, and goes with it', async () => {
    await shows('Calico: embedded');
    assert.match(shown().tooltip, new RegExp(`${server}\nIt is the current context`));
    await kubectl('config', 'use-context', 'prod-eu');
    await shows('Calico: prod-eu');
  });

  it('says in the tooltip which version the file is judged for, and why', async () => {
    await until(() => /without-non-privileged\.yaml is checked for Calico v[\d.]+: /.test(shown().tooltip));
  });

  it('is the one that was picked, whatever the kubeconfig says', async () => {
    assert.deepEqual(await pick('prod-eu'), [FOLLOW, 'embedded', 'prod-eu']);
    await shows('$(pinned) Calico: prod-eu');
    assert.equal(await kubectl('config', 'current-context'), 'embedded\n');
    await command('showTigeraStatus');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, new RegExp(`^# TigeraStatus of prod-eu \\(${server}\\)`));
    // The picked one comes first, and Enter changes nothing.
    assert.deepEqual(await pick(undefined), ['prod-eu', FOLLOW, 'embedded']);
    await pick(FOLLOW);
    await shows('Calico: embedded');
  });

  it('has words, and a way out, where the picked one has vanished', async () => {
    await kubectl('config', 'set-context', 'brief', '--cluster=calico-embedded', '--user=embedded-user');
    await pick('brief');
    await kubectl('config', 'delete-context', 'brief');
    await shows('Calico: no context');
    assert.match(shown().tooltip, /cannot use the context `brief`: this window is pinned to it/);
    const answers = ['Pick Context'];
    hook.answer = () => answers.shift();
    hook.choose = () => FOLLOW;
    await command('showTigeraStatus');
    assert.equal(hook.asked.length, 1, said(hook));
    assert.deepEqual(hook.asked[0]?.buttons, ['Pick Context', 'Open kubeconfig']);
    // What was wanted is done at once.
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^# TigeraStatus of embedded/);
  });

  it('asks where the window has gone on to another one before something is written', async () => {
    await addNonPrivileged();
    const applying = command('applyInstallation');
    await shownDifference('calico-installation-change');
    await pick('prod-eu');
    await command('applyChange');
    await applying;
    assert.match(
      said(hook),
      /^Write to embedded \(.*\)\? The context of this window is prod-eu now\. This began with embedded \(/,
    );
    assert.notEqual(await liveField('nonPrivileged'), 'Enabled');
  });

  it('asks for the name of a protected one before something is written', async () => {
    await protect(['prod-*']);
    await pick('prod-eu');
    await until(() => shown().isWarning);
    assert.equal(context(shown().text), '$(pinned) $(lock) Calico: prod-eu');
    assert.match(shown().tooltip, /It is protected/);

    const apply = async (typed: string | undefined) => {
      hook.asked.length = 0;
      const prompts: string[] = [];
      hook.type = ({ title, prompt }) => {
        prompts.push(`${title}: ${prompt}`);
        return typed;
      };
      await openExample('without-non-privileged.yaml');
      const applying = command('applyInstallation');
      await shownDifference('calico-installation-change');
      await command('applyChange');
      await applying;
      assert.deepEqual(prompts, [`Write to protected context prod-eu (${server}): Type prod-eu to confirm.`]);
    };
    await addNonPrivileged();
    await apply('prod-us');
    assert.match(said(hook), /^Nothing was written to prod-eu .* and prod-us is not its name\.$/);
    assert.notEqual(await liveField('nonPrivileged'), 'Enabled');
    await apply(undefined);
    assert.equal(said(hook), '');
    assert.notEqual(await liveField('nonPrivileged'), 'Enabled');
    await apply('prod-eu');
    assert.equal(await liveField('nonPrivileged'), 'Enabled');
    await freshInstallation();
  });

  it('is in the kubeconfig that was chosen in the Kubernetes extension', async () => {
    const tools = vscode.extensions.getExtension<{ choose(path: string | undefined): void }>(
      'ms-kubernetes-tools.vscode-kubernetes-tools',
    );
    assert.ok(tools);
    const { choose } = await tools.activate();
    const file = path.join(folder, 'chosen');
    const config = await kubectl('config', 'view', '--raw', '--minify', '-o', 'json');
    writeFileSync(file, config.replaceAll('"embedded"', '"chosen"'));
    try {
      choose(file);
      await openExample('installation.yaml');
      await shows('Calico: chosen');
      assert.match(
        shown().tooltip,
        new RegExp(`kubeconfig: ${file} \\(chosen in the Kubernetes extension\\)`),
      );
      await command('showTigeraStatus');
      assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^# TigeraStatus of chosen/);
      // It is watched, too.
      writeFileSync(file, config.replaceAll('"embedded"', '"renamed"'));
      await shows('Calico: renamed');
    } finally {
      choose(undefined);
    }
    await shows('Calico: embedded');
  });
});

/** Puts the field into the text that is open; nothing is saved. */
async function addNonPrivileged(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  const spec = editor.document.getText().indexOf('spec:\n') + 'spec:\n'.length;
  await editor.edit((edit) => edit.insert(editor.document.positionAt(spec), '  nonPrivileged: Enabled\n'));
}

/** What the status bar shows without the version, which is there once another suite has led to it. */
function context(text: string): string {
  return text.replace(/ · v[\d.]+$/, '');
}
