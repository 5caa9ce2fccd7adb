import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { after, afterEach, before, describe, it } from 'mocha';
import { type EditListener, listenForEditor } from '../../../src/client/kube-editor/listener.ts';
import { scratchFolder, startOf } from '../../../src/client/kube-editor/starter.ts';
import { SOCKET, TOKEN } from '../../../src/client/kube-editor/wire.ts';

describe('the editor that kubectl starts', function () {
  this.timeout(20_000);
  // What a home folder can be called.
  const folder = mkdtempSync(path.join(tmpdir(), `it's "odd" $HOME ü `));
  const program = path.join(folder, 'kube editor.cjs');
  const file = path.join(folder, 'kubectl-edit-1.yaml');
  let listener: EditListener | undefined;

  before(async () => {
    await build({
      entryPoints: ['src/client/kube-editor/main.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
    writeFileSync(file, 'before\n');
  });
  afterEach(() => listener?.close());
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('hands over the file, and lets kubectl go on when the user is done', async () => {
    const files: string[] = [];
    listener = await listenForEditor(program, async (given) => {
      files.push(given);
      writeFileSync(given, 'after\n');
      return true;
    });
    assert.equal(await runAsKubectl(listener.env, file), 0);
    assert.equal(await runAsKubectl(listener.env, file), 0);
    assert.deepEqual(files, [file, file]);
    assert.equal(readFileSync(file, 'utf8'), 'after\n');
  });

  it('stops kubectl when the user cancels', async () => {
    listener = await listenForEditor(program, async () => false);
    assert.equal(await runAsKubectl(listener.env, file), 1);
  });

  it('stops kubectl when the window fails', async () => {
    listener = await listenForEditor(program, () => Promise.reject(new Error('no')));
    assert.equal(await runAsKubectl(listener.env, file), 1);
  });

  it('stops kubectl when the window goes away, before or meanwhile', async () => {
    let opened = () => {};
    const open = new Promise<void>((resolve) => {
      opened = resolve;
    });
    listener = await listenForEditor(program, () => {
      opened();
      return new Promise(() => {});
    });
    const running = runAsKubectl(listener.env, file);
    await open;
    await listener.close();
    assert.equal(await running, 1);
    assert.equal(await runAsKubectl(listener.env, file), 1);
  });

  it('is let in by its token only', async () => {
    let asked = 0;
    listener = await listenForEditor(program, async () => {
      asked += 1;
      return true;
    });
    assert.equal(await runAsKubectl({ ...listener.env, [TOKEN]: 'x'.repeat(64) }, file), 1);
    assert.equal(await runAsKubectl({ ...listener.env, [TOKEN]: undefined }, file), 1);
    await send(listener, 'no json\n');
    await send(listener, 'null\n');
    assert.equal(asked, 0);
  });

  it('keeps the socket where only this user can reach it', async function () {
    if (process.platform === 'win32') return this.skip();
    listener = await listenForEditor(program, async () => true);
    const home = path.dirname(listener.env[SOCKET] ?? '');
    assert.equal((statSync(home).mode & 0o777).toString(8), '700');
    await listener.close();
    assert.ok(!readdirSync(tmpdir()).includes(path.basename(home)));
  });
});

describe('KUBE_EDITOR on Windows', () => {
  const starter = {
    platform: 'win32',
    node: 'C:\\Program Files\\Code\\Code.exe',
    program: 'C:\\Users\\Jörg Müller\\kube-editor.cjs',
    folder: 'C:\\Temp\\calico-edit-x',
    socket: '\\\\.\\pipe\\calico-edit-x',
    token: 't',
  } as const;

  it('is a script whose path holds no space, so that kubectl needs no shell', () => {
    const { env, script } = startOf(starter);
    assert.equal(env.KUBE_EDITOR, 'C:\\Temp\\calico-edit-x\\edit.cmd');
    assert.equal(script?.file, env.KUBE_EDITOR);
    assert.equal(env.SHELL, undefined);
    // No path in the script: `cmd` reads it in a code page of its own.
    assert.doesNotMatch(script?.text ?? '', /[^\x20-\x7e\r\n]|C:/);
    const variables = [...(script?.text ?? '').matchAll(/%(\w+)%/g)].map(([, name]) => env[name ?? '']);
    assert.deepEqual(variables, [starter.node, starter.program]);
  });

  it('lies in a folder without a space', () => {
    assert.equal(
      scratchFolder('win32', ['C:\\Users\\A B\\Temp', undefined, 'C:\\ProgramData']),
      'C:\\ProgramData',
    );
    assert.equal(scratchFolder('linux', ['/tmp/a b', '/x']), '/tmp/a b');
  });
});

/** As kubectl does with an editor that holds a space and a quote. */
function runAsKubectl(env: NodeJS.ProcessEnv, file: string): Promise<number> {
  const child = spawn(env.SHELL ?? '', ['-c', `${env.KUBE_EDITOR} "$0"`, file], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
}

function send({ env }: EditListener, text: string): Promise<void> {
  return new Promise((resolve) => {
    const connection = connect(env[SOCKET] ?? '');
    connection.once('connect', () => connection.end(text));
    connection.once('close', () => resolve());
    connection.once('error', () => resolve());
    connection.resume();
  });
}
