import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { editInstallation } from '../../../src/cluster/commands/edit-installation.ts';
import { getInstallation } from '../../../src/cluster/commands/get-installation.ts';
import { type FakeKubectl, fakeKubectl } from './fake-kubectl.ts';

/** Starts a child that ignores SIGTERM, as a credential plugin might, and waits. */
const STUBBORN = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)'], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => require('node:fs').writeFileSync(folder + '/pids', process.pid + ' ' + child.pid));
  setInterval(() => {}, 1000);
`;

describe('a kubectl that does not end', function () {
  this.timeout(20_000);
  let fake: FakeKubectl;
  afterEach(() => fake.remove());

  it('is ended with all that it has started when the user cancels', async () => {
    fake = fakeKubectl(STUBBORN);
    const controller = new AbortController();
    const running = fake.kubectl.run(
      editInstallation,
      { name: 'default' },
      { context: 'c', signal: controller.signal },
    );
    const pids = await startedPids(fake);
    assert.ok(pids.every(isAlive));
    controller.abort();
    const result = await running;
    assert.deepEqual(!result.ok && [result.error.kind, result.error.effect], ['cancelled', 'writes']);
    await until(() => !pids.some(isAlive));
  });

  it('is ended when its time is up', async () => {
    fake = fakeKubectl(STUBBORN, { timeoutMs: 500 });
    const started = Date.now();
    const result = await fake.kubectl.run(getInstallation, { name: 'default' }, { context: 'c' });
    assert.equal(!result.ok && result.error.kind, 'timed-out');
    assert.ok(Date.now() - started >= 1000);
    const pids = await startedPids(fake);
    await until(() => !pids.some(isAlive));
  });

  it('has all the time where it waits for a person', async () => {
    fake = fakeKubectl(`setTimeout(() => process.stdout.write('x edited\\n'), 700)`, { timeoutMs: 100 });
    const result = await fake.kubectl.run(editInstallation, { name: 'default' }, { context: 'c' });
    assert.ok(result.ok);
  });

  it('is not even started where the user has cancelled before', async () => {
    fake = fakeKubectl('');
    writeFileSync(path.join(fake.folder, 'calls'), '');
    const signal = AbortSignal.abort();
    const result = await fake.kubectl.run(getInstallation, { name: 'default' }, { context: 'c', signal });
    assert.equal(!result.ok && result.error.kind, 'cancelled');
    assert.equal(readFileSync(path.join(fake.folder, 'calls'), 'utf8'), '');
  });
});

it('processes are started in one place, but for what looks after the language server', () => {
  const starters = readdirSync('src', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(path.join('src', file), 'utf8').includes('child_process'));
  assert.deepEqual(starters.sort(), [
    path.join('cluster', 'process.ts'),
    path.join('server', 'parent-watch.ts'),
  ]);
});

async function startedPids({ folder }: FakeKubectl): Promise<number[]> {
  const file = path.join(folder, 'pids');
  await until(() => existsSync(file) && readFileSync(file, 'utf8').includes(' '));
  return readFileSync(file, 'utf8').split(' ').map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // One that has ended and that nobody has asked about yet is still in the table.
  if (process.platform !== 'linux') return true;
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
