import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { hintsOf } from '../../../src/cli/hints.ts';
import { readRegularFile, readRegularFileSync } from '../../../src/files/read-regular-file.ts';
import { installation } from '../../../src/language/rules/sample.ts';
import { nodeFiles } from '../../../src/server/workspace/node-files.ts';

/** Both of them, with an outcome that can be compared. */
const READERS = {
  readRegularFile: async (file: string, most: number) => (await readRegularFile(file, most)).toString(),
  readRegularFileSync: async (file: string, most: number) => readRegularFileSync(file, most).toString(),
};

describe('what is no regular file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'calico regular '));
  const inFolder = (name: string) => path.join(folder, name);
  let server: Server | undefined;
  before(function (done) {
    if (process.platform === 'win32') this.skip();
    writeFileSync(inFolder('a.yaml'), 'a: ü\n');
    mkdirSync(inFolder('folder'));
    for (let count = 0; count < 8; count++) spawnSync('mkfifo', [inFolder(`pipe${count}`)]);
    for (const [name, target] of Object.entries({
      zero: '/dev/zero',
      null: '/dev/null',
      stdin: '/dev/stdin',
      terminal: '/dev/tty',
      link: inFolder('a.yaml'),
      dangling: inFolder('nowhere'),
      loop: inFolder('loop'),
      pipe: inFolder('pipe0'),
    })) {
      symlinkSync(target, inFolder(name));
    }
    server = createServer().listen(inFolder('socket'), done);
  });
  after((done) => {
    rmSync(folder, { recursive: true });
    if (server) server.close(done);
    else done();
  });

  for (const [name, read] of Object.entries(READERS)) {
    it(`is not read by ${name}, and keeps nothing waiting`, async () => {
      const names = readdirSync(folder).filter((each) => !['a.yaml', 'link'].includes(each));
      const outcomes = await Promise.allSettled(names.map((each) => read(inFolder(each), 1000)));
      for (const [index, { status }] of outcomes.entries()) assert.equal(status, 'rejected', names[index]);
      // All threads that read files are free.
      assert.equal(await read(inFolder('link'), 1000), 'a: ü\n');
    });

    it(`is told from a file that is too long, by ${name}`, async () => {
      await assert.rejects(read(inFolder('zero'), 1000), /zero is no regular file$/);
      assert.equal(await read(inFolder('a.yaml'), 6), 'a: ü\n');
      await assert.rejects(read(inFolder('a.yaml'), 5), /a\.yaml is longer than 5 bytes$/);
    });

    it(`is stuck as long as a file says that it is empty, by ${name}`, async function () {
      if (!existsSync('/proc/self/status')) return this.skip();
      assert.notEqual(readFileSync('/proc/self/status', 'utf8'), '');
      assert.equal(await read('/proc/self/status', 1000), '');
    });
  }

  it('is given up where it has grown meanwhile: what was there counts', async () => {
    const file = inFolder('growing.yaml');
    writeFileSync(file, 'a'.repeat(100));
    const reading = readRegularFile(file, 1000);
    const timer = setInterval(() => appendFileSync(file, 'b'.repeat(5000)), 0);
    try {
      assert.match((await reading).toString(), /^a{100}b{0,900}$/);
    } catch (error) {
      assert.match(String(error), /longer than 1000 bytes/);
    } finally {
      clearInterval(timer);
    }
  });

  for (const name of ['kustomization.yaml', 'kustomization.yml', 'Kustomization', 'Chart.yaml']) {
    for (const kind of ['zero', 'stdin', 'pipe1', 'socket', 'terminal']) {
      it(`is passed over beside an Installation: ${name}, a link to ${kind}`, async () => {
        const beside = mkdtempSync(path.join(folder, 'beside '));
        const file = path.join(beside, 'i.yaml');
        writeFileSync(file, installation('variant: Calico'));
        symlinkSync(inFolder(kind), path.join(beside, name));
        assert.deepEqual(hintsOf(file), { path: file });
        assert.equal(await nodeFiles.read(path.join(beside, name)), undefined);
      });
    }
  }
});
