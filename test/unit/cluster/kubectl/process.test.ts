import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import { editInstallation } from '../../../../src/cluster/commands/edit-installation.ts';
import { getInstallation } from '../../../../src/cluster/commands/get-installation.ts';
import { watchInstallation } from '../../../../src/cluster/commands/watch-objects.ts';
import { explainError } from '../../../../src/cluster/errors/remedy.ts';
import { type ProcessRequest, runProcess, treeKiller } from '../../../../src/cluster/kubectl/process.ts';
import { type FakeKubectl, fakeKubectl } from '../fake-kubectl.ts';

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

/** Starts what lives on in a session of its own and holds the pipes, as daemons of credential plugins do. */
const leaving = (daemon: string) =>
  `const left = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(daemon)}], { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
   left.unref();
   process.stdout.write(String(left.pid));`;

const QUIET = 'setInterval(() => {}, 1000)';
const CHATTY = 'setInterval(() => console.error("still here"), 2)';

describe('what a process leaves running, and does not do', function () {
  this.timeout(20_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  const left: number[] = [];
  afterEach(() => {
    // Nothing, where there was no time to say it.
    for (const pid of left.splice(0)) if (pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  const PATIENCE = { graceMs: 100, silenceMs: 50 };
  const run = (script: string, request: Partial<ProcessRequest> = {}, patience = PATIENCE) =>
    runProcess(
      {
        program: process.execPath,
        argv: ['-e', script],
        env: process.env,
        killAfterMs: undefined,
        signal: undefined,
        mostOutput: 10_000_000,
        ...request,
      },
      patience,
    );

  for (const [name, daemon] of Object.entries({ QUIET, CHATTY })) {
    it(`is not waited for, nor ended: ${name}`, async () => {
      const outcome = await run(`${leaving(daemon)}; process.exitCode = 3;`);
      assert.ok(outcome.kind === 'exited');
      assert.equal(outcome.code, 3);
      left.push(Number(outcome.stdout));
      assert.ok(left.every(isAlive));
    });

    it(`keeps nobody who passes the output on: ${name}`, async () => {
      let text = '';
      const onOutput = async (chunk: Buffer) => {
        text += chunk;
      };
      assert.equal((await run(leaving(daemon), { onOutput })).kind, 'exited');
      left.push(Number(text));
      assert.ok(left.every(isAlive));
    });
  }

  const IGNORES = `process.on('SIGTERM', () => {}); ${QUIET};`;
  // Neither SIGTERM nor the end of its standard input reaches it.
  const STOPS = `setTimeout(() => process.kill(process.pid, 'SIGSTOP'), 1); ${QUIET};`;
  for (const [name, script] of Object.entries({ IGNORES, STOPS, both: `${IGNORES} ${STOPS}` })) {
    it(`is cancelled, whatever it does: ${name}`, async () => {
      const controller = new AbortController();
      let pid = '';
      const onOutput = async (chunk: Buffer) => {
        pid += chunk;
        controller.abort();
      };
      const running = run(`${leaving(QUIET)}; ${script}`, { signal: controller.signal, onOutput });
      assert.equal((await running).kind, 'cancelled');
      left.push(Number(pid));
    });

    it(`has no more than its time, whatever it does: ${name}`, async () => {
      const outcome = await run(`${leaving(QUIET)}; console.error(left.pid); ${script}`, {
        killAfterMs: 1000,
      });
      assert.ok(outcome.kind === 'timed-out');
      left.push(Number(outcome.stderr));
    });
  }

  it('ends what has ignored the request to end, also after the answer is there', async () => {
    const controller = new AbortController();
    const script = `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${IGNORES} console.log(process.pid)`)}], { stdio: ['ignore', 'inherit', 'inherit'] }); ${QUIET}`;
    let pid = '';
    const onOutput = async (chunk: Buffer) => {
      pid += chunk;
      controller.abort();
    };
    const outcome = await run(
      script,
      { signal: controller.signal, onOutput },
      { graceMs: 500, silenceMs: 1 },
    );
    assert.equal(outcome.kind, 'cancelled');
    await until(() => !isAlive(Number(pid)));
  });

  it('has said all that it has said before its end, however busy this thread is', async () => {
    const running = run('process.stdout.write("x".repeat(2_000_000))', {}, { graceMs: 100, silenceMs: 1 });
    const until = performance.now() + 1500;
    while (performance.now() < until);
    const outcome = await running;
    assert.ok(outcome.kind === 'exited');
    assert.equal(outcome.stdout.length, 2_000_000);
  });
});

describe('a process that prints without an end', function () {
  this.timeout(60_000);
  const run = (script: string, request: Partial<ProcessRequest> = {}) =>
    runProcess({
      program: process.execPath,
      argv: ['-e', script],
      env: process.env,
      killAfterMs: undefined,
      signal: undefined,
      mostOutput: 1_000_000,
      ...request,
    });
  const ENDLESS = 'const more = () => process.stdout.write("x".repeat(65536), more); more();';

  it('has the beginning and the end of its errors kept, and says how much is not', async () => {
    const outcome = await run(
      `const { writeSync } = require('node:fs');
       const write = (text) => { for (let at = 0; at < text.length; ) { try { at += writeSync(2, text.slice(at)); } catch (error) { if (error.code !== 'EAGAIN') throw error; } } };
       write('first '); for (let i = 0; i < 500; i++) write('x'.repeat(100_000)); write(' last');`,
    );
    assert.ok(outcome.kind === 'exited');
    const { stderr } = outcome;
    assert.ok(stderr.length < 100_000, `${stderr.length} characters`);
    const [, head = '', left = '', tail = ''] =
      /^(first x+)\n… (\d+) bytes left out …\n(x+ last)$/.exec(stderr) ?? [];
    assert.equal(head.length + Number(left) + tail.length, 50_000_011);
  });

  it('has all of its errors kept where they are as long as those of people', async () => {
    const outcome = await run('process.stderr.write("ü".repeat(30_000))');
    assert.equal(outcome.kind === 'exited' && outcome.stderr, 'ü'.repeat(30_000));
  });

  it('is ended where it prints too much', async () => {
    assert.equal((await run(ENDLESS)).kind, 'too-much-output');
    assert.equal((await run(ENDLESS, { onOutput: async () => {} })).kind, 'too-much-output');
  });

  it('is ended where nobody can use what it prints', async () => {
    const onOutput = () => Promise.reject(new Error('no use'));
    await assert.rejects(run(ENDLESS, { onOutput }), /no use/);
  });

  it('is told of in words', async () => {
    // One value that does not end.
    const fake = fakeKubectl(`process.stdout.write('{"a":"'); ${ENDLESS}`);
    try {
      const watched = await fake.kubectl.watch(
        watchInstallation,
        { name: 'default' },
        { context: 'c', onValue: () => {} },
      );
      assert.equal(!watched.ok && watched.error.kind, 'bad-output');
      const read = await fake.kubectl.run(getInstallation, { name: 'default' }, { context: 'c' });
      assert.ok(!read.ok);
      assert.equal(read.error.kind, 'bad-output');
      assert.match(
        explainError(read.error).happened,
        /^`kubectl` printed something unexpected: more than 100 MB/,
      );
    } finally {
      fake.remove();
    }
  });
});

describe('a process that cannot be started', () => {
  for (const [name, argument] of Object.entries({ 'a NUL': 'a\0b', 'too much': 'x'.repeat(10_000_000) })) {
    it(`is an outcome where an argument has ${name}`, async () => {
      const outcome = await runProcess({
        program: process.execPath,
        argv: [argument],
        env: process.env,
        killAfterMs: undefined,
        signal: undefined,
        mostOutput: 1,
      });
      assert.equal(outcome.kind, 'not-started');
    });
  }
});

it('on Windows no taskkill that lies about is run', () => {
  assert.deepEqual(treeKiller(7, { SystemRoot: 'D:\\Win' }), {
    program: 'D:\\Win\\System32\\taskkill.exe',
    argv: ['/pid', '7', '/T', '/F'],
    cwd: 'D:\\Win\\System32',
  });
});

it('processes are started in one place, but for what looks after the language server', () => {
  const starters = readdirSync('src', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(path.join('src', file), 'utf8').includes('child_process'));
  assert.deepEqual(starters.sort(), [
    path.join('cluster', 'kubectl', 'process.ts'),
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
