import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createDrafts, type Drafts } from '../../../../src/client/kubectl-edit/drafts.ts';
import { DISK, type Disk } from '../../../../src/files/write-whole.ts';
import { fakeClock } from '../../fake-clock.ts';

describe('kept drafts', () => {
  const SUBJECT = { context: 'a/b', server: 'https://x', kind: 'Installation', name: 'default' };
  let folder: string;
  let live: string[];
  let drafts: Drafts;
  let told: string[];
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'calico-drafts-')), 'drafts');
    live = [];
    told = [];
    drafts = draftsOn(DISK);
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true }));
  const draftsOn = (disk: Disk) =>
    createDrafts(folder, {
      isInUse: async (socket) => live.includes(socket),
      tell: (message) => void told.push(message),
      disk,
    });

  it('are none before anything is typed', async () => {
    const draft = drafts.start(SUBJECT, 's');
    assert.equal(draft.isUnwritten(), false);
    assert.equal(await draft.settle(), undefined);
    assert.deepEqual(await drafts.kept(), []);
  });

  it('hold the last text, with what it is a text of, for this user alone', async () => {
    const draft = drafts.start(SUBJECT, 's');
    await Promise.all(['a', 'b', 'c'].map((text) => draft.keep(text)));
    const [kept, ...others] = await drafts.kept();
    assert.deepEqual(others, []);
    const { context, name, text, isSettled } = kept!;
    assert.deepEqual(
      { context, name, text, isSettled },
      { context: 'a/b', name: 'default', text: 'c', isSettled: false },
    );
    assert.ok(Math.abs(Date.now() - Date.parse(kept!.time)) < 60_000);
    if (process.platform === 'win32') return;
    const [file] = readdirSync(folder);
    assert.equal((statSync(path.join(folder, file!)).mode & 0o777).toString(8), '600');
    assert.equal((statSync(folder).mode & 0o777).toString(8), '700');
  });

  it('are left to the window that works on them, until it has died or ended', async () => {
    const draft = drafts.start(SUBJECT, 'socket');
    await draft.keep('a');
    live.push('socket');
    assert.deepEqual(await drafts.kept(), []);
    live.pop();
    assert.equal((await drafts.kept())[0]?.isSettled, false);
    live.push('socket');
    const settled = await draft.settle();
    assert.deepEqual([settled?.isWritten, settled?.draft.isSettled], [true, true]);
    assert.equal((await drafts.kept())[0]?.isSettled, true);
  });

  it('are gone when they are dropped, whatever was being written', async () => {
    const draft = drafts.start(SUBJECT, 's');
    await draft.keep('a');
    const writing = draft.keep('b');
    // It has begun.
    await new Promise((resolve) => process.nextTick(resolve));
    await draft.drop();
    await writing;
    assert.deepEqual(readdirSync(folder), []);
    const other = drafts.start(SUBJECT, 's');
    await other.keep('x');
    await drafts.drop((await drafts.kept())[0]!);
    assert.deepEqual(await drafts.kept(), []);
    await drafts.drop({ id: 'gone already' });
  });

  it('of a Secret are not kept', async () => {
    const draft = drafts.start({ ...SUBJECT, kind: 'Secret' }, 's');
    await draft.keep('password: x');
    assert.equal(await draft.settle(), undefined);
    assert.deepEqual(await drafts.kept(), []);
  });

  it('come newest first, without what is no draft', async () => {
    const clock = fakeClock();
    for (const text of ['old', 'new']) {
      await drafts.start(SUBJECT, '').keep(text);
      await clock.pass(10);
    }
    clock.stop();
    for (const text of ['', '[]', 'null', '{"text":1}'])
      writeFileSync(path.join(folder, `x${text.length}.json`), text);
    assert.deepEqual(
      (await drafts.kept()).map(({ text }) => text),
      ['new', 'old'],
    );
  });

  /** A disk that does not do some of what it is asked, by the number of the call; a file is half written then. */
  const failing = (isFailing: (call: number) => boolean, code: string): Disk & { calls(): number } => {
    let call = 0;
    const or =
      <Args extends unknown[]>(act: (...args: Args) => Promise<unknown>) =>
      async (...args: Args) => {
        if (!isFailing(call++)) return void (await act(...args));
        if ((act as unknown) === DISK.writeFile) {
          const [file, text, options] = args as unknown as [string, string, { mode: number }];
          await DISK.writeFile(file, text.slice(0, text.length / 2), options);
        }
        throw Object.assign(new Error(`${code}: it does not`), { code });
      };
    return {
      mkdir: or(DISK.mkdir),
      writeFile: or(DISK.writeFile),
      rename: or(DISK.rename),
      rm: or(DISK.rm),
      calls: () => call,
    };
  };

  /** Types three texts, and cancels. After each of it, the newest text is on the disk, or told not to be. */
  const typeThree = async (disk: Disk) => {
    const draft = draftsOn(disk).start(SUBJECT, 'socket');
    for (const text of ['a', 'b', 'c']) {
      await draft.keep(text);
      const kept = (await drafts.kept()).map((one) => one.text);
      if (draft.isUnwritten()) assert.equal(told.length, 1);
      else assert.deepEqual(kept, [text]);
      // What was there before is not spoilt.
      assert.ok(kept.every((one) => one <= text));
    }
    const settled = await draft.settle();
    assert.equal(settled?.draft.text, 'c');
    const isKept = (await drafts.kept()).some(({ text }) => text === 'c');
    // A whole text that could only not be renamed is found as well.
    assert.ok(isKept || !settled.isWritten);
    assert.equal(settled.isWritten, !draft.isUnwritten());
    await draft.drop();
  };

  for (const code of ['ENOSPC', 'EACCES', 'EROFS']) {
    it(`lose nothing where one thing cannot be done, whichever: ${code}`, async () => {
      const good = failing(() => false, code);
      await typeThree(good);
      for (let failed = 0; failed < good.calls(); failed++) {
        rmSync(folder, { recursive: true, force: true });
        told = [];
        await typeThree(failing((call) => call === failed, code));
        assert.equal(told.length, failed < 9 || failed === good.calls() - 1 ? 1 : 0, `call ${failed}`);
      }
    });

    it(`lose nothing where nothing can be done from some moment on: ${code}`, async () => {
      for (let from = 0; from < 14; from++) {
        rmSync(folder, { recursive: true, force: true });
        told = [];
        await typeThree(failing((call) => call >= from, code));
        assert.match(
          told[0] ?? '',
          from < 9
            ? /^Your text of Installation default cannot be saved as a draft.*it does not\./
            : /^(A draft could not be deleted|$)/,
        );
      }
    });
  }

  it('lose nothing on a disk that is full', async function () {
    const small = path.join(path.dirname(folder), 'small');
    const [, mount] = [
      spawnSync('mkdir', [small]),
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', small]),
    ];
    // Only root may, and not everywhere.
    if (mount.status !== 0) return this.skip();
    try {
      drafts = createDrafts(path.join(small, 'drafts'), {
        isInUse: async () => false,
        tell: (message) => void told.push(message),
      });
      const draft = drafts.start(SUBJECT, 's');
      await draft.keep('short');
      const long = 'x'.repeat(100_000);
      await draft.keep(long);
      assert.match(told.join(), /^Your text of Installation default cannot be saved as a draft: ENOSPC/);
      assert.deepEqual(
        (await drafts.kept()).map(({ text }) => text),
        ['short'],
      );
      const settled = await draft.settle();
      assert.deepEqual([settled?.isWritten, settled?.draft.text], [false, long]);
      await draft.keep('short again');
      assert.equal(draft.isUnwritten(), false);
    } finally {
      spawnSync('umount', [small]);
    }
  });

  describe('of a window that has died while it wrote', () => {
    const left = { ...SUBJECT, time: '2026-11-24T13:00:00.000Z', isSettled: false, socket: 'gone' };
    const leave = (name: string, state: object | string, isOld = false) => {
      const file = path.join(folder, name);
      writeFileSync(file, typeof state === 'string' ? state : JSON.stringify(state));
      if (isOld) utimesSync(file, new Date(0), new Date(0));
    };
    beforeEach(async () => {
      // The folder.
      const draft = drafts.start(SUBJECT, '');
      await draft.keep('x');
      await draft.drop();
    });
    const texts = async () => (await drafts.kept()).map(({ text }) => text);

    it('are offered where all of it was written', async () => {
      leave('a.json.new', { ...left, text: 'the first' });
      leave('b.json', { ...left, text: 'before' });
      leave('b.json.new', { ...left, text: 'newest', time: '2026-11-24T13:00:01.000Z' });
      assert.deepEqual(await texts(), ['newest', 'the first']);
      assert.deepEqual(readdirSync(folder).sort(), ['a.json', 'b.json']);
    });

    it('are what they were before, where half of it was written or it is older', async () => {
      leave('a.json', { ...left, text: 'before' });
      leave('a.json.new', JSON.stringify({ ...left, text: 'newest' }).slice(0, -9), true);
      leave('b.json', { ...left, text: 'later' });
      leave('b.json.new', { ...left, text: 'earlier', time: '2026-11-24T12:00:00.000Z' });
      assert.deepEqual((await texts()).sort(), ['before', 'later']);
      assert.deepEqual(readdirSync(folder).sort(), ['a.json', 'b.json']);
    });

    it('are left alone while somebody may be writing them', async () => {
      live.push('living');
      leave('a.json.new', { ...left, text: 'a', socket: 'living' });
      leave('b.json.new', '{"id":');
      leave('c.json.new', { ...left, text: 'c', isSettled: true, socket: '' });
      assert.deepEqual(await texts(), []);
      assert.equal(readdirSync(folder).length, 3);
    });
  });
});
