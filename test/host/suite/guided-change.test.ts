import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Said, TestHook } from '../../../src/client/test-hook.ts';
import {
  activate,
  closeEverything,
  command,
  freshInstallation,
  kubectl,
  liveField,
  order,
  reset,
  said,
  shownDifference,
} from './extension.ts';
import { openExample, until } from './window.ts';

const CHANGE = 'calico-installation-change';
const REPORT = 'calico-installation-report';
const ROLLOUT = 'calico-installation-rollout';

describe('a guided change of non-privileged mode', function () {
  this.timeout(90_000);
  let hook: TestHook;

  before(async () => {
    hook = await activate();
    reset(hook);
    await order('operator', { calicoVersion: '3.26.5' });
    await freshInstallation();
    await running('3.26.5');
  });
  afterEach(async () => {
    await order('pods', { delayMs: 100, neverReady: [] });
    reset(hook);
    await closeEverything();
  });
  after(async () => {
    await order('operator', { calicoVersion: '3.29.7' });
    await freshInstallation();
  });

  it('checks the cluster, and makes the report anew from its title bar', async () => {
    await command('checkCluster');
    const { uri, text } = await shownPage(REPORT);
    assert.equal(uri.path, '/embedded/Check for non-privileged mode.md');
    assert.match(
      text,
      /^# Check for non-privileged mode in embedded\n\n`http:\/\/127\.0\.0\.1:\d+` · Calico 3\.26\.5 · /,
    );
    assert.match(text, /> \*\*Ready: no obstacles found\.\*\*/);
    for (const line of [
      'installation',
      'version',
      'mode',
      'variant',
      'dataplane',
      'systems',
      'access',
      'owner',
    ]) {
      assert.match(text, new RegExp(`^- \\*\\*${line}\\*\\*: `, 'm'), line);
    }
    await order('deny', { denied: [{ verb: 'patch', resource: 'installations' }] });
    try {
      await vscode.commands.executeCommand('calicoInstallation.runReportAgain', uri);
      await until(async () => (await shownPage(REPORT)).text.includes('## Blockers'));
      assert.match((await shownPage(REPORT)).text, /You may not patch installations\.operator\.tigera\.io/);
      assert.equal(said(hook), '');
    } finally {
      await order('deny', { denied: [] });
    }
  });

  it('does nothing where the difference is turned down', async () => {
    const enabling = command('enableOnCluster');
    const { label, before, after } = await shownDifference(CHANGE);
    assert.match(label, /embedded \(http:\/\/127\.0\.0\.1:\d+\)/);
    assert.match(before, /^ {2}nonPrivileged: Disabled$/m);
    assert.match(after, /^ {2}nonPrivileged: Enabled$/m);
    await command('discardChange');
    await enabling;
    assert.equal(await liveField('nonPrivileged'), 'Disabled');
    assert.equal(said(hook), '');
  });

  it('asks once where another context has become the current one, and writes to the one that it began with', async () => {
    hook.answer = answering(/current context is other now/, 'Write There');
    await kubectl('config', 'set-context', 'other', '--cluster=calico-embedded');
    try {
      const disabling = command('removeOnCluster');
      await shownDifference(CHANGE);
      await kubectl('config', 'use-context', 'other');
      await command('applyChange');
      await disabling;
      const asked = hook.asked.filter(({ message }) => message.includes('current context'));
      assert.equal(asked.length, 1, said(hook));
      assert.match(asked[0]?.message ?? '', /This began with embedded \(http/);
      assert.match(said(hook), /Done: calico-node runs privileged on all 3 nodes/);
    } finally {
      await kubectl('config', 'use-context', 'embedded');
    }
  });

  it('enables, follows the rollout node by node, and proves it', async () => {
    await order('pods', { delayMs: 400 });
    const enabling = confirmed('enableOnCluster');
    await until(async () => (await pageText(ROLLOUT)).includes('## Not updated yet'));
    const during = await pageText(ROLLOUT);
    assert.match(during, /^# Enable non-privileged mode in embedded\n/);
    assert.match(during, /\*\*\d of 3 nodes\*\* have the new pod/);
    await enabling;
    assert.match(said(hook), /^Done: calico-node runs unprivileged and as non-root on all 3 nodes/);
    const done = await pageOnce(ROLLOUT, '**Done: ');
    assert.match(done, /> \*\*Done: calico-node runs unprivileged/);
    assert.match(done, /\| node-1 \| `calico-node-\w+` \| no \| 10001 \| NET_ADMIN, .* \| yes \|/);
    assert.equal(await liveField('nonPrivileged'), 'Enabled');
  });

  it('verifies and follows by themselves', async () => {
    await command('verifyCalicoNode');
    const { text } = await shownPage(REPORT);
    assert.match(text, /> \*\*Verified: calico-node runs non-privileged on all 3 nodes\.\*\*/);
    await command('followRollout');
    assert.match(said(hook), /embedded \(http:.*\): Rolled out: 3 of 3 pods new, 3 available\./);
  });

  it('lists what can be taken back, and takes it back', async () => {
    const labels: string[] = [];
    hook.choose = (title, choices) => {
      assert.equal(title, 'Undo which change?');
      labels.push(...choices);
      return choices[0];
    };
    hook.answer = answering(/^Undo this change/, 'Undo');
    await command('undoClusterChange');
    assert.equal(labels[0], 'Non-privileged mode enabled in embedded');
    assert.match(
      hook.asked[0]?.message ?? '',
      /in embedded \(http:.*\)\? What was done .* nonPrivileged is set back to Disabled/,
    );
    assert.match(said(hook), /Done: calico-node runs privileged on all 3 nodes/);
    assert.equal(await liveField('nonPrivileged'), 'Disabled');
    hook.asked.length = 0;
    hook.choose = () => undefined;
    await command('undoClusterChange');
    if (labels.length === 1) assert.match(said(hook), /There is no cluster change to undo/);
  });

  it('stops watching in the middle, says what state things are in, and offers Undo', async () => {
    await order('pods', { delayMs: 1500 });
    hook.answer = answering(/^No longer watching\./, 'Undo', /^Undo this change/, 'Undo');
    const enabling = confirmed('enableOnCluster');
    await until(async () => (await pageText(ROLLOUT)).includes('## Not updated yet'));
    await command('enableOnCluster');
    assert.match(said(hook), /Enable non-privileged mode in embedded .* is still going on/);
    await command('stopWatching');
    await until(() => said(hook).includes('No longer watching.'));
    assert.match(
      said(hook),
      /No longer watching\. The change was made: the Installation in embedded says `nonPrivileged: Enabled`\. When last seen, \d of 3 calico-node pods were new/,
    );
    await order('pods', { delayMs: 20 });
    await enabling;
    await until(() => said(hook).includes('Done: calico-node runs privileged on all 3 nodes'));
    assert.equal(await liveField('nonPrivileged'), 'Disabled');
  });

  describe('where the check warns', () => {
    before(async () => {
      await order('operator', { calicoVersion: '3.29.7' });
      await running('3.29.7');
    });

    it('asks in the title bar of the report, and brings every question back when it is run again', async () => {
      const enabling = command('enableOnCluster');
      await pageOnce(REPORT, 'Choose Continue or Cancel in the title bar of the report.');
      await openExample('installation.yaml');
      await command('enableOnCluster');
      assert.equal(activePage()?.scheme, REPORT);
      assert.equal(said(hook), '');
      await command('removeOnCluster');
      assert.match(said(hook), /^Enable .* waits for your answer, in the title bar of its page/);
      await command('continueChange');
      await shownDifference(CHANGE);
      await openExample('installation.yaml');
      await command('enableOnCluster');
      await shownDifference(CHANGE);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await enabling;
      assert.equal(await liveField('nonPrivileged'), 'Disabled');
      assert.equal(hook.asked.length, 1, said(hook));
      assert.doesNotMatch(await pageText(REPORT), /in the title bar/);
    });

    const ENDS = {
      'its button': () => command('cancelChange'),
      'closing the page': () => vscode.commands.executeCommand('workbench.action.closeActiveEditor'),
      'the command that stops': () => command('stopWatching'),
    };
    for (const [name, end] of Object.entries(ENDS)) {
      it(`is turned down there by ${name}, which changes nothing and says nothing`, async () => {
        const enabling = command('enableOnCluster');
        await pageOnce(REPORT, 'in the title bar of the report.');
        await until(() => activePage()?.scheme === REPORT);
        await end();
        await enabling;
        assert.equal(await liveField('nonPrivileged'), 'Disabled');
        assert.doesNotMatch(said(hook), /Done|waits|still going on/);
      });
    }
  });

  it('names what blocks, and cannot be forced past a missing right', async () => {
    await order('deny', { denied: [{ verb: 'patch', resource: 'installations' }] });
    try {
      await command('enableOnCluster');
      const [question] = hook.asked;
      assert.match(
        question?.message ?? '',
        /embedded \(http:.*\): Not possible: 1 blocker\. You may not patch installations/,
      );
      assert.deepEqual(question?.buttons, ['Show Report']);
    } finally {
      await order('deny', { denied: [] });
    }
  });

  it('is stopped by a release that has withdrawn the mode; forced past it, it tells what the operator says', async () => {
    await order('operator', { calicoVersion: '3.30.7' });
    await running('3.30.7');
    const editor = await openExample('installation.yaml');
    const enabling = confirmed('enableOnCluster', 'continueChangeAnyway');
    await enabling;
    const [block] = hook.asked;
    assert.match(block?.message ?? '', /refuses `nonPrivileged: Enabled`/);
    assert.match(block?.message ?? '', /Choose Continue Anyway or Cancel in the title bar of the report\.$/);
    assert.deepEqual(block?.buttons, []);
    const last = hook.asked.at(-1);
    assert.match(
      last?.message ?? '',
      /The operator refuses it: .*non-privileged Calico is deprecated and cannot be Enabled/,
    );
    assert.deepEqual(last?.buttons, ['Undo', 'Remove nonPrivileged', 'Explain', 'Show Report']);
    assert.equal(await liveField('nonPrivileged'), 'Enabled');
    const page = await pageOnce(ROLLOUT, '## What the operator says');
    assert.match(
      page,
      /## What the operator says\n[\s\S]*```text\nInvalid Installation provided: non-privileged/,
    );
    assert.match(
      page,
      /\[nonprivileged-removed\]\(\w[\w-]*:\/\/calico-installation\.calico-installation\/rules\/nonprivileged-removed\)/,
    );
    const marks = () =>
      vscode.languages
        .getDiagnostics(editor.document.uri)
        .filter(({ source }) => source === 'Calico cluster');
    assert.equal(marks().length, 1);
    assert.match(editor.document.getText(marks()[0]?.range), /^nonPrivileged: Enabled/);
  });

  it('offers Remove nonPrivileged while the field is there, and does that', async () => {
    const enabling = command('enableOnCluster');
    await pageOnce(REPORT, 'Choose Remove nonPrivileged, Continue Anyway or Cancel in the title bar');
    await command('removeInstead');
    // The text that the tab showed last time is known until the new one has arrived.
    await until(async () => !(await shownDifference(CHANGE)).after.includes('nonPrivileged'));
    await command('applyChange');
    await enabling;
    assert.match(said(hook), /Done: calico-node runs privileged on all 3 nodes/);
    assert.equal(await liveField('nonPrivileged'), '');
  });

  /** Runs a command and answers its difference with a yes; it goes on after what preflight says. */
  async function confirmed(name: string, onReport = 'continueChange'): Promise<void> {
    const running = command(name);
    if (await isAskedOnReport()) await command(onReport);
    await shownDifference(CHANGE);
    await command('applyChange');
    await running;
  }
});

/** Answers by the message: a pattern, then a button. */
function answering(...pairs: (RegExp | string)[]): (said: Said) => string | undefined {
  return ({ message }) => {
    for (let index = 0; index < pairs.length; index += 2) {
      if ((pairs[index] as RegExp).test(message)) return pairs[index + 1] as string;
    }
    return undefined;
  };
}

/** Waits until calico-node runs at this version on all nodes, and the operator has said so. */
async function running(version: string): Promise<void> {
  await until(async () => {
    const status = await kubectl('get', 'installation', 'default', '-o', 'jsonpath={.status.calicoVersion}');
    return status === `v${version}`;
  });
}

function pages(scheme: string): vscode.Uri[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .map(({ input }) => (input instanceof vscode.TabInputCustom ? input.uri : undefined))
    .filter((uri) => uri?.scheme === scheme) as vscode.Uri[];
}

function activePage(): vscode.Uri | undefined {
  const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

/** The text of the page of this scheme that is open; empty where none is. */
async function pageText(scheme: string): Promise<string> {
  const [uri] = pages(scheme);
  return uri ? (await vscode.workspace.openTextDocument(uri)).getText() : '';
}

/** The same once it holds this: what is written to a page is shown a moment later. */
async function pageOnce(scheme: string, part: string): Promise<string> {
  await until(async () => (await pageText(scheme)).includes(part));
  return pageText(scheme);
}

/** Waits for the next question about a change: whether it is on the report, and not yet on the difference. */
async function isAskedOnReport(): Promise<boolean> {
  const isOnReport = async () => (await pageText(REPORT)).includes('in the title bar of the report');
  const isOnDifference = () => {
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    return input instanceof vscode.TabInputTextDiff && input.modified.scheme === CHANGE;
  };
  await until(async () => isOnDifference() || (await isOnReport()));
  return !isOnDifference();
}

async function shownPage(scheme: string): Promise<{ uri: vscode.Uri; text: string }> {
  await until(() => pages(scheme).length > 0);
  return { uri: pages(scheme)[0]!, text: await pageText(scheme) };
}
