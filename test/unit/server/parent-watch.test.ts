import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, describe, it } from 'mocha';
import type { Message } from 'vscode-languageserver/node';
import { followParent } from '../../../src/server/parent-watch.ts';

/** Beyond what a machine gives to a process. */
const UNSEEN = 999_999_999;

/** Makes a process busy for ever when it is told so, and says that it is. */
const BUSY_ON_SIGNAL = `
  import { writeSync } from 'node:fs';
  process.on('SIGUSR2', () => { writeSync(2, 'busy\\n'); for (;;); });
`;

/** A client that starts a server, and says which one as soon as that has introduced itself. */
const CLIENT = `
  const { spawn } = require('node:child_process');
  const [transport, processId, ...argv] = process.argv.slice(1);
  const params = { processId: JSON.parse(processId.replace('OWN', process.pid)), rootUri: null, capabilities: {} };
  const message = { jsonrpc: '2.0', id: 1, method: 'initialize', params };
  const stdio = ['pipe', 'pipe', 'inherit'];
  const ipc = transport === '--node-ipc';
  const server = spawn(process.execPath, [...argv, transport], { stdio: ipc ? [...stdio, 'ipc'] : stdio });
  const ready = () => console.log(server.pid);
  if (ipc) {
    server.on('message', ready);
    server.send(message);
  } else {
    const text = JSON.stringify(message);
    server.stdout.once('data', ready);
    server.stdin.write('Content-Length: ' + text.length + '\\r\\n\\r\\n' + text);
  }
  setInterval(() => {}, 1000);
`;

describe('a server whose client is gone', function () {
  this.timeout(60_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  let client: ChildProcess;
  let server = 0;
  afterEach(() => {
    client.kill('SIGKILL');
    if (server && isAlive(server)) process.kill(server, 'SIGKILL');
  });

  async function start(transport: string, processId: string, ...program: string[]) {
    if (program.length === 0) program.push('test/unit/server/followed.ts');
    const busy = `data:text/javascript,${encodeURIComponent(BUSY_ON_SIGNAL)}`;
    const argv = ['--import', 'tsx', '--import', busy, ...program];
    client = spawn(process.execPath, ['-e', CLIENT, '--', transport, processId, ...argv], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines = createInterface({ input: client.stdout! });
    const [line] = await once(lines, 'line');
    server = Number(line);
  }
  async function makeBusy() {
    const said = once(client.stderr!, 'data');
    process.kill(server, 'SIGUSR2');
    assert.equal(String(await said), 'busy\n');
  }

  for (const transport of ['--stdio', '--node-ipc']) {
    for (const [what, processId] of [
      ['that has given its number', 'OWN'],
      ['that has given none', 'null'],
      ['whose number is of another world', String(UNSEEN)],
    ] as const) {
      it(`${what} ends while it is busy (${transport})`, async () => {
        await start(transport, processId);
        await makeBusy();
        client.kill('SIGKILL');
        await until(() => !isAlive(server));
      });
    }
  }

  it('ends while it is busy, with all that it has to do', async () => {
    await start('--stdio', 'OWN', 'src/server/main.ts');
    await makeBusy();
    client.kill('SIGKILL');
    await until(() => !isAlive(server));
  });

  it('ends by a thread where there is no shell', async () => {
    await start('--stdio', 'OWN', 'test/unit/server/followed.ts', 'thread');
    await makeBusy();
    client.kill('SIGKILL');
    await until(() => !isAlive(server));
  });

  it('ends at SIGTERM while it is busy, as clients send it that wait in vain for an exit', async () => {
    await start('--stdio', 'OWN');
    await makeBusy();
    process.kill(server, 'SIGTERM');
    await until(() => !isAlive(server));
  });

  it('leaves nobody behind who looks after it', async function () {
    if (process.platform !== 'linux') this.skip();
    await start('--stdio', 'OWN');
    const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ');
    assert.equal(children.length, 1);
    process.kill(server, 'SIGKILL');
    await until(() => !isAlive(Number(children[0])));
  });
});

describe('who is looked after', () => {
  const follow = (processId: number | null) => {
    const watched: number[] = [];
    const strategy = followParent((pid) => watched.push(pid));
    const message = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId } };
    let handed: unknown;
    strategy.handleMessage(message as Message, (next) => {
      handed = next;
    });
    return { watched, handed: (handed as typeof message).params.processId };
  };

  it('is the client, where it can be seen', () => {
    assert.deepEqual(follow(process.pid), { watched: [process.pid], handed: process.pid });
  });

  it('is the parent, where the client cannot be seen, and nobody else takes that for its end', () => {
    assert.deepEqual(follow(UNSEEN), { watched: [process.ppid], handed: null });
    assert.deepEqual(follow(null), { watched: [process.ppid], handed: null });
  });
});

/** A zombie is none. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
