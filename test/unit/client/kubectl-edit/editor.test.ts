import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { after, afterEach, before, describe, it } from 'mocha';
import {
  type EditListener,
  isAnswering,
  listenForEditor,
} from '../../../../src/client/kubectl-edit/editor/listener.ts';
import {
  editorCommand,
  obstacle,
  scratchFolders,
} from '../../../../src/client/kubectl-edit/editor/starter.ts';
import { sweep } from '../../../../src/client/kubectl-edit/editor/sweep.ts';
import { SOCKET, TOKEN } from '../../../../src/client/kubectl-edit/editor/wire.ts';

describe('the editor that kubectl starts', function () {
  this.timeout(20_000);
  // What a home folder can be called.
  const folder = mkdtempSync(path.join(tmpdir(), `it's "odd" $HOME ü `));
  const program = path.join(folder, 'kube editor.cjs');
  const file = path.join(folder, 'kubectl-edit-1.yaml');
  let listener: EditListener | undefined;

  before(async () => {
    await build({
      entryPoints: ['src/client/kubectl-edit/editor/main.ts'],
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
    listener = await listenForEditor(program, async ({ file: given }) => {
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
    assert.notEqual(await runAsKubectl(listener.env, file), 0);
  });

  it('hears when kubectl is ended while it waits', async () => {
    let gone = () => {};
    const left = new Promise<void>((resolve) => {
      gone = resolve;
    });
    listener = await listenForEditor(program, (call) => {
      running.kill('SIGKILL');
      return new Promise((resolve) => {
        call.gone.addEventListener('abort', () => {
          gone();
          resolve(true);
        });
      });
    });
    const running = startAsKubectl(listener.env, file);
    await left;
  });

  it('stops kubectl when the process that listens is killed', async () => {
    const host = path.join(folder, 'host.cjs');
    await build({
      stdin: {
        contents: `import { listenForEditor } from './src/client/kubectl-edit/editor/listener.ts';
          const listener = await listenForEditor(${JSON.stringify(program)}, () => {
            console.log('opened');
            return new Promise(() => {});
          });
          console.log(JSON.stringify(listener.env));`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      outfile: host.replace('.cjs', '.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const child = spawn(process.execPath, [host.replace('.cjs', '.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const env = JSON.parse((await lines.next()).value);
    const running = runAsKubectl(env, file);
    assert.equal((await lines.next()).value, 'opened');
    child.kill('SIGKILL');
    assert.equal(await running, 1);
    // Its socket is still there, and tells nobody that it lives.
    assert.equal(await isAnswering(env[SOCKET]), false);
    // The next one to listen tidies up after it, and leaves those alone that live.
    const others = await listenForEditor(program, async () => true);
    listener = await listenForEditor(program, async () => true);
    assert.equal(existsSync(path.dirname(env[SOCKET])), false);
    assert.ok(existsSync(others.folder));
    await others.close();
  });

  it('has its socket in a short folder where that for temporary files is a long one', async function () {
    if (process.platform === 'win32') return this.skip();
    const long = path.join(folder, 'x'.repeat(120));
    mkdirSync(long);
    const { TMPDIR } = process.env;
    process.env.TMPDIR = long;
    try {
      listener = await listenForEditor(program, async () => true);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
    assert.deepEqual(readdirSync(long), []);
    assert.equal(path.dirname(listener.socket), listener.folder);
    assert.ok(statSync(listener.socket).isSocket());
    assert.equal(await runAsKubectl(listener.env, file), 0);
  });

  it('leaves the folder where it may hold what is nowhere else, for a week', async function () {
    if (process.platform === 'win32') return this.skip();
    const scratch = mkdtempSync(path.join(tmpdir(), 'calico-scratch-'));
    const { TMPDIR } = process.env;
    process.env.TMPDIR = scratch;
    try {
      const ending = await listenForEditor(program, async () => true);
      const text = path.join(ending.folder, 'kubectl-edit-1.yaml');
      writeFileSync(text, 'a: 1\n');
      await ending.close({ mayHoldText: () => true });
      assert.equal(readFileSync(text, 'utf8'), 'a: 1\n');
      // As a window leaves it that has died: the socket is there.
      spawnSync(process.execPath, [
        '-e',
        `require('node:net').createServer().listen(${JSON.stringify(ending.socket)}, () => process.kill(process.pid, 'SIGKILL'))`,
      ]);
      await sweep(scratch, isAnswering);
      assert.ok(existsSync(text));
      const old = Date.now() / 1000 - 8 * 24 * 60 * 60;
      utimesSync(text, old, old);
      await sweep(scratch, isAnswering);
      assert.deepEqual(readdirSync(scratch), []);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
      rmSync(scratch, { recursive: true, force: true });
    }
  });

  it('answers on its socket as long as it listens', async () => {
    listener = await listenForEditor(program, async () => true);
    const { socket } = listener;
    assert.equal(await isAnswering(socket), true);
    await listener.close();
    assert.equal(await isAnswering(socket), false);
  });

  it('leaves its script to the terminals that name it, which then say that the window is gone', async () => {
    listener = await listenForEditor(program, async () => true, { keepScript: true });
    await listener.close();
    const { code, err } = await result(startAsKubectl(listener.env, file));
    assert.equal(code, 1);
    assert.match(err, /window that kubectl was to edit in is gone .*\nOpen a new terminal/);
    rmSync(listener.folder, { recursive: true });
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

describe('KUBE_EDITOR', () => {
  const ODD = [
    'A B',
    'A&B',
    'A^B',
    'A%B',
    '%PATH%',
    'A!B',
    'A (B)',
    'Jörg',
    "O'Neil",
    'a;b,c=d',
    '$HOME',
    '`x`',
  ];
  const starter = (platform: NodeJS.Platform, name = 'me') =>
    ({
      platform,
      node: `C:\\Program Files\\${name}\\Code.exe`,
      program: `C:\\Users\\${name}\\kube-editor.cjs`,
      folder: platform === 'win32' ? 'C:\\Temp\\calico-edit-x' : '/tmp/calico-edit-x',
      socket: '\\\\.\\pipe\\calico-edit-x',
      token: 't',
    }) as const;

  it('is a script whose path nobody has to quote, so that kubectl needs no shell', () => {
    const windows = editorCommand(starter('win32'));
    assert.equal(windows.env.KUBE_EDITOR, 'C:\\Temp\\calico-edit-x\\edit.cmd');
    assert.equal(windows.script.file, windows.env.KUBE_EDITOR);
    const others = editorCommand(starter('linux'));
    assert.equal(others.env.KUBE_EDITOR, '/bin/sh /tmp/calico-edit-x/edit.sh');
    assert.equal(others.script.file, '/tmp/calico-edit-x/edit.sh');
  });

  for (const platform of ['win32', 'linux'] as const) {
    for (const name of ODD) {
      it(`has no path in its script, and ${name} in the variables that it names (${platform})`, () => {
        const { env, script } = editorCommand(starter(platform, name));
        // `cmd` reads a script in a code page of its own.
        assert.doesNotMatch(script.text, /[^\x20-\x7e\r\n]|C:/);
        assert.deepEqual(script, editorCommand(starter(platform)).script);
        const named = [...script.text.matchAll(/"[%$](CALICO\w+)%?"/g)].map(([, variable]) => env[variable!]);
        assert.deepEqual(named, [starter(platform, name).node, starter(platform, name).program]);
      });
    }
  }

  it('in a script of cmd every variable stands in quotes, and ! is a sign like others', () => {
    const [first, ...lines] = editorCommand(starter('win32')).script.text.trimEnd().split('\r\n');
    assert.equal(first, '@setlocal DisableDelayedExpansion');
    assert.ok(lines.every((line) => line.startsWith('@')));
    // What is left outside of quotes are the arguments, as kubectl has quoted them.
    assert.equal(lines.at(-1)?.replace(/"%\w+%"/g, ''), '@  %*');
  });

  it('lies in a folder of a plain name', () => {
    for (const name of ODD) {
      const odd = `C:\\Users\\${name}\\Temp`;
      if (!/^[\w$`ö]+$/.test(name))
        assert.equal(scratchFolders('win32', [odd, undefined, 'C:\\X'])[0], 'C:\\X', name);
    }
    assert.deepEqual(scratchFolders('win32', ['C:\\Users\\Jörg\\Temp']), ['C:\\Users\\Jörg\\Temp']);
    // kubectl splits at spaces, and takes quotes and backslashes as a sign that it needs a shell.
    for (const odd of ['/tmp/a b', "/tmp/a'b", '/tmp/a"b', '/tmp/a\\b']) {
      assert.deepEqual(scratchFolders('linux', [odd, '/tmp']), ['/tmp']);
    }
    assert.deepEqual(scratchFolders('linux', ['/tmp/ü&(x)']), ['/tmp/ü&(x)']);
    assert.deepEqual(scratchFolders('win32', ['C:\\A B']), []);
  });

  it('lies where a socket can have its path', () => {
    // Of 103 bytes, `/calico-edit-XXXXXX/socket` takes 26.
    for (const [long, isShort] of [
      [`/${'a'.repeat(76)}`, true],
      [`/${'a'.repeat(77)}`, false],
      [`/${'ü'.repeat(38)}`, true],
      [`/${'ü'.repeat(39)}`, false],
    ] as const) {
      assert.deepEqual(scratchFolders('darwin', [long, '/tmp']), isShort ? [long, '/tmp'] : ['/tmp']);
    }
    assert.equal(scratchFolders('win32', [`C:\\${'a'.repeat(200)}`]).length, 1);
  });

  it('cannot take over a kubectl of others where Windows would break the path of its file', () => {
    assert.match(obstacle('win32', 'C:\\Users\\A&B\\Temp') ?? '', /has `&` in its path/);
    for (const fine of ['C:\\Temp', 'C:\\Users\\A & B\\Temp', 'C:\\Users\\A(B)!\\Temp']) {
      assert.equal(obstacle('win32', fine), undefined);
    }
    assert.equal(obstacle('linux', '/tmp/a&b'), undefined);
  });
});

/** As kubectl does with an editor that holds spaces, but no quote and no backslash. */
function startAsKubectl(env: Readonly<Record<string, string | undefined>>, file: string): ChildProcess {
  const [program = '', ...argv] = (env.KUBE_EDITOR ?? '').split(' ');
  return spawn(program, [...argv, file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function result(child: ChildProcess): Promise<{ readonly code: number; readonly err: string }> {
  let err = '';
  child.stderr?.on('data', (data) => {
    err += data;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, err }));
  });
}

async function runAsKubectl(
  env: Readonly<Record<string, string | undefined>>,
  file: string,
): Promise<number> {
  return (await result(startAsKubectl(env, file))).code;
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
