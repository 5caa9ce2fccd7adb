import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createDrafts, type Drafts } from '../../../src/client/drafts.ts';

describe('kept drafts', () => {
  const SUBJECT = { context: 'a/b', server: 'https://x', kind: 'Installation', name: 'default' };
  let folder: string;
  let live: string[];
  let drafts: Drafts;
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'calico-drafts-')), 'drafts');
    live = [];
    drafts = createDrafts(folder, async (socket) => live.includes(socket));
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

  it('are none before anything is typed', async () => {
    const draft = drafts.start(SUBJECT, 's');
    assert.equal(draft.isKept(), false);
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
    const kept = await draft.settle();
    assert.deepEqual([kept?.isSettled, (await drafts.kept())[0]?.isSettled], [true, true]);
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
    assert.equal(draft.isKept(), false);
    assert.deepEqual(await drafts.kept(), []);
  });

  it('come newest first, without what is no draft', async () => {
    for (const text of ['old', 'new']) {
      await drafts.start(SUBJECT, '').keep(text);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    for (const text of ['', '[]', 'null', '{"text":1}'])
      writeFileSync(path.join(folder, `x${text.length}.json`), text);
    assert.deepEqual(
      (await drafts.kept()).map(({ text }) => text),
      ['new', 'old'],
    );
  });
});
