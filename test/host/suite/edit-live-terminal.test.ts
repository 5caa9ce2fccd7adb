import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { activate, closeEverything, command, kubectl, reset, said } from './extension.ts';
import { replace, round } from './kubectl-file.ts';
import { until } from './window.ts';

const SETTING = 'integratedTerminal.kubectlEdit';
const OBJECT = 'felixconfigurations.crd.projectcalico.org/default';

describe('kubectl edit in the integrated terminal', function () {
  this.timeout(30_000);
  let hook: TestHook;
  let folder: string;
  const terminals: vscode.Terminal[] = [];

  before(async function () {
    // Told in the report, where a suite that did not run would otherwise have no reason.
    if (!hasTerminals()) {
      this.test?.parent?.eachTest((test) => {
        test.title += ' (skipped: this VS Code was installed without a terminal)';
      });
      return this.skip();
    }
    hook = await activate();
    folder = await mkdtemp(path.join(os.tmpdir(), 'calico terminal-'));
  });
  beforeEach(async () => {
    reset(hook);
    await command('cancelEdit');
    await closeEverything();
    reset(hook);
  });
  after(async () => {
    if (!hasTerminals()) return;
    await set(undefined);
    for (const terminal of terminals) terminal.dispose();
    await rm(folder, { recursive: true, force: true });
    await closeEverything();
  });

  const open = () => {
    const env = { KUBECONFIG: process.env.KUBECONFIG, HOME: folder };
    const terminal = vscode.window.createTerminal({ name: 'kubectl', shellPath: '/bin/sh', env });
    terminals.push(terminal);
    return terminal;
  };
  let runs = 0;
  /** Types a command, and waits for what it prints and its exit code, a line of its own. */
  const type = (terminal: vscode.Terminal, line: string) => {
    const file = path.join(folder, `run-${++runs}`);
    terminal.sendText(`{ ${line}; echo "exit $?"; } >'${file}' 2>&1`);
    return async () => {
      let printed = '';
      await until(() => {
        printed = read(file);
        return /^exit \d+$/m.test(printed);
      });
      return printed;
    };
  };
  /** The first terminal in which the setting has arrived. */
  const terminalWith = async (editor: RegExp) => {
    for (;;) {
      const terminal = open();
      if (editor.test(await type(terminal, 'echo "KUBE_EDITOR=$KUBE_EDITOR"')())) return terminal;
      terminal.dispose();
    }
  };

  it('is left alone while the setting is off', async () => {
    const printed = await type(open(), 'echo "KUBE_EDITOR=$KUBE_EDITOR"')();
    assert.match(printed, /^KUBE_EDITOR=$/m);
  });

  it('opens here while it is on, with any object, and again where the cluster refuses it', async () => {
    await set(true);
    const terminal = await terminalWith(/edit\.sh/);
    const ended = type(terminal, `kubectl edit ${OBJECT}`);
    const first = await round();
    await replace(first, 'logSeverityScreen: Info', 'logSeverityScreen: Warning');
    await command('finishEdit');
    assert.match(await ended(), /edited\nexit 0/);
    assert.equal(await kubectl('get', OBJECT, '-o', 'jsonpath={.spec.logSeverityScreen}'), 'Warning');

    const installation = type(terminal, 'kubectl edit installation default');
    const text = await round();
    await replace(text, '\nspec:', '\n# mine\nspec:');
    await replace(text, 'hostPorts: Enabled', 'hostPorts: Enabledd');
    await command('finishEdit');
    const again = await round(text);
    assert.match(again.getText(), /\n# mine\nspec:/);
    await command('cancelEdit');
    assert.match(await installation(), /exit 1/);
    await until(() => hook.asked.length > 0);
    assert.match(said(hook), /The text is open again: /);
  });

  it('closes its text when kubectl is ended in the terminal, and keeps what was typed', async () => {
    await set(true);
    const terminal = await terminalWith(/edit\.sh/);
    const ended = type(terminal, `kubectl edit ${OBJECT}`);
    const text = await round();
    await replace(text, '\nspec:', '\n# kept\nspec:');
    hook.answer = ({ buttons }) => buttons?.find((button) => button === 'Open My Text');
    terminal.sendText('\u0003', false);
    await until(() => /kubectl exited/.test(said(hook)));
    await until(() => vscode.window.activeTextEditor?.document.isUntitled === true);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^apiVersion[\s\S]*# kept/);
    void ended;
  });

  it('is left alone again in terminals that are opened after it was turned off', async () => {
    await set(true);
    const terminal = await terminalWith(/edit\.sh/);
    await set(undefined);
    await terminalWith(/^KUBE_EDITOR=$/m);
    // One that was open before hears why.
    const printed = await type(terminal, `kubectl edit ${OBJECT}`)();
    assert.match(printed, /window that kubectl was to edit in is gone/);
    assert.doesNotMatch(printed, /exit 0/);
  });
});

/** A VS Code from npm may come without the program that starts terminals, which is built for each system. */
function hasTerminals(): boolean {
  const folder = path.join(vscode.env.appRoot, 'node_modules', 'node-pty');
  return !existsSync(folder) || ['prebuilds', 'build'].some((built) => existsSync(path.join(folder, built)));
}

function set(value: boolean | undefined): Thenable<void> {
  const configuration = vscode.workspace.getConfiguration('calicoInstallation');
  return configuration.update(SETTING, value, vscode.ConfigurationTarget.Global);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
