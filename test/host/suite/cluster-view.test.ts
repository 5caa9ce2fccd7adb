import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClusterView } from '../../../src/client/cluster-view/cluster-view.ts';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { activate, closeEverything, command, freshInstallation, kubectl, order, reset } from './extension.ts';
import { openExample, until } from './window.ts';

describe('the view of the cluster in the Explorer', function () {
  this.timeout(60_000);
  let hook: TestHook;
  let view: ClusterView;

  before(async () => {
    hook = await activate();
    assert.ok(hook.clusterView);
    view = hook.clusterView;
    await freshInstallation();
  });
  beforeEach(() => reset(hook));
  afterEach(async () => {
    await order('clear-faults');
    await order('deny', { denied: [] });
    view.disconnect();
    await closeEverything();
  });

  const line = (id: string, below?: string) => {
    const row = view.rows(below).find((one) => one.id === id);
    return row && [row.label, row.description].filter(Boolean).join(' · ');
  };
  const requests = async () => {
    const answer = await fetch(`${process.env.CALICO_TEST_CONTROL}requests`, { method: 'POST', body: '{}' });
    const { result } = (await answer.json()) as { result: { path: string }[] };
    // A kubectl that chooses its version by the server's asks for that whenever it runs.
    return result.filter(({ path }) => !path.startsWith('/version')).length;
  };
  const shown = async () => {
    await command('showCluster');
    await until(() => view.state.kind === 'shown' && view.rows('nodes').length > 0);
  };

  it('asks the cluster nothing when it is opened', async () => {
    await order('clear-requests');
    await vscode.commands.executeCommand('calicoInstallation.cluster.focus');
    assert.equal(view.state.kind, 'idle');
    assert.equal(await requests(), 0);
  });

  it('shows the cluster when it is asked for', async () => {
    await shown();
    assert.match(line('context')!, /^embedded · http/);
    await until(() => /Installation default · nonPrivileged/.test(line('installation', 'context') ?? ''));
    await until(() => /available/.test(line('statuses', 'context') ?? ''));
    await until(() => line('nodes', 'context') === 'calico-node · on 3 nodes');
    await until(() => line('nodes/privileged', 'nodes') === 'Privileged · 3');
    assert.equal(
      line('nodes/privileged/0/node-1', 'nodes/privileged'),
      'node-1 · privileged · uid 0 · ready',
    );
  });

  it('follows a change to every node', async () => {
    await shown();
    const told: (readonly string[] | undefined)[] = [];
    const listening = view.onDidRefresh((rows) => told.push(rows));
    await kubectl(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nonPrivileged":"Enabled"}}',
    );
    await until(() => line('nodes/non-privileged', 'nodes') === 'Unprivileged · 3');
    await until(() => /nonPrivileged: Enabled/.test(line('installation', 'context') ?? ''));
    listening.dispose();
    assert.ok(!told.includes(undefined), 'what has not changed was told anew');
    await freshInstallation();
    await until(() => line('nodes/privileged', 'nodes') === 'Privileged · 3');
  });

  it('stops watching when it is hidden, and goes on when it is there again', async () => {
    await shown();
    await vscode.commands.executeCommand('workbench.view.search');
    await until(() => / · not watched$/.test(line('context') ?? ''));
    await vscode.commands.executeCommand('calicoInstallation.cluster.focus');
    await until(() => view.state.kind === 'shown' && view.state.picture.isLive);
  });

  it('says what went wrong, and tries again when told to', async () => {
    await order('fault', { effect: { kind: 'status', code: 401 } });
    await command('showCluster');
    await until(() => view.state.kind === 'error');
    const rows = view.rows();
    assert.match(rows[0]!.label, /cluster of context embedded does not accept your credentials/);
    const again = rows.find(({ action }) => action === 'retry');
    assert.ok(again, rows.map(({ label }) => label).join());
    await order('clear-faults');
    await vscode.commands.executeCommand('calicoInstallation.fixClusterView', again.id, again.action);
    await until(() => view.state.kind === 'shown');
  });

  it('does not sign in again by itself after a login that failed', async () => {
    await shown();
    await vscode.commands.executeCommand('workbench.view.search');
    await until(() => / · not watched$/.test(line('context') ?? ''));
    await order('fault', { effect: { kind: 'status', code: 401 } });
    await openExample('without-non-privileged.yaml');
    await command('showTigeraStatus');
    await order('clear-requests');
    await vscode.commands.executeCommand('calicoInstallation.cluster.focus');
    assert.match(line('context')!, /not watched$/);
    assert.equal(await requests(), 0);
    await order('clear-faults');
    await command('refreshCluster');
    await until(() => view.state.kind === 'shown' && view.state.picture.isLive);
  });

  it('forgets a cluster when the window goes to another context', async () => {
    await shown();
    hook.choose = (_title, names) => names.find((label) => label === 'embedded');
    await command('pickContext');
    assert.equal(view.state.kind, 'shown', 'it is the same cluster');
    await command('closeCluster');
    assert.equal(view.state.kind, 'idle');
    hook.choose = (_title, names) => names.find((label) => label !== 'embedded');
    await command('pickContext');
  });

  it('copies the name of a node', async () => {
    await shown();
    await vscode.commands.executeCommand('calicoInstallation.copyNodeName', 'nodes/privileged/0/node-2');
    assert.equal(await vscode.env.clipboard.readText(), 'node-2');
  });
});
