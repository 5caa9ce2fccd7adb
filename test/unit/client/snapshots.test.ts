import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createSnapshots, MOST_SNAPSHOTS } from '../../../src/client/cluster-change/snapshots.ts';
import { saveSnapshot } from '../../../src/cluster/change/snapshot.ts';
import { DISK } from '../../../src/files/write-whole.ts';

const target = { context: 'arn:aws:eks:eu-west-1:123456789012:cluster/staging', server: 'https://192.0.2.1' };
const installation = {
  apiVersion: 'operator.tigera.io/v1',
  kind: 'Installation',
  metadata: { name: 'default' },
};

const told = (message: string) => assert.fail(message);

describe('the states before changes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'calico snapshots '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const keep = async (takenAt: string, change: 'enable' | 'disable' = 'enable') => {
    const snapshots = createSnapshots(folder, told);
    const file = path.join(
      path.dirname(snapshots.place(target, change)),
      `${takenAt.replace(/:/g, '-')}.json`,
    );
    assert.equal(await saveSnapshot(file, { takenAt, target, change, installation }), undefined);
    return file;
  };

  it('have time, context and change in their name, whatever the context is called', async () => {
    const file = createSnapshots(folder, told).place(target, 'enable');
    assert.match(
      path.basename(file),
      /^\d{4}-\d\d-\d\dT[\d-]+Z arn_aws_eks_eu-west-1_123456789012_cluster_staging enable\.json$/,
    );
    assert.equal(path.dirname(file), folder);
  });

  it('are listed newest first; what is no snapshot is left out, and so is a folder that is not there', async () => {
    await keep('2026-01-01T10:00:00.000Z');
    await keep('2026-03-01T10:00:00.000Z', 'disable');
    writeFileSync(path.join(folder, 'broken.json'), '{');
    const kept = await createSnapshots(folder, told).list();
    assert.deepEqual(
      kept.map(({ snapshot }) => [snapshot.takenAt.slice(0, 7), snapshot.change]),
      [
        ['2026-03', 'disable'],
        ['2026-01', 'enable'],
      ],
    );
    assert.deepEqual(await createSnapshots(path.join(folder, 'not there'), told).list(), []);
  });

  it('are not kept without bound, and one that was taken back is gone', async () => {
    const days = Array.from({ length: MOST_SNAPSHOTS + 3 }, (_, index) => String(index + 1).padStart(2, '0'));
    for (const day of days) await keep(`2026-01-${day}T10:00:00.000Z`);
    const snapshots = createSnapshots(folder, told);
    await snapshots.prune();
    const kept = await snapshots.list();
    assert.equal(kept.length, MOST_SNAPSHOTS);
    assert.equal(kept.at(-1)?.snapshot.takenAt.slice(0, 10), '2026-01-04');
    await snapshots.drop(kept[0]!.file);
    assert.equal((await snapshots.list()).length, MOST_SNAPSHOTS - 1);
  });

  it('are whole or not there, and what was only half written goes some time later', async () => {
    const file = createSnapshots(path.join(folder, 'new'), told).place(target, 'enable');
    const snapshot = { takenAt: '2026-01-01T10:00:00.000Z', target, change: 'enable', installation } as const;
    for (const name of ['mkdir', 'writeFile', 'rename'] as const) {
      const disk = { ...DISK, [name]: () => Promise.reject(new Error(`no ${name}`)) };
      assert.equal(await saveSnapshot(file, snapshot, disk), `no ${name}`);
      assert.deepEqual(await createSnapshots(path.dirname(file), told).list(), []);
    }
    assert.equal(await saveSnapshot(file, snapshot), undefined);
    const [old, fresh] = ['old', 'fresh'].map((name) => path.join(path.dirname(file), `${name}.json.new`));
    const earlier = path.join(path.dirname(file), 'earlier.json.part');
    for (const half of [old!, fresh!, earlier]) writeFileSync(half, '{');
    for (const half of [old!, earlier]) utimesSync(half, new Date(0), new Date(0));
    await createSnapshots(path.dirname(file), told).prune();
    assert.deepEqual(readdirSync(path.dirname(file)).sort(), [path.basename(file), 'fresh.json.new']);
  });

  it('that cannot be taken away are told of', async () => {
    const said: string[] = [];
    const inTheWay = path.join(folder, 'a.json');
    mkdirSync(inTheWay);
    await createSnapshots(folder, (message) => void said.push(message)).drop(inTheWay);
    assert.match(said.join(), /^A snapshot is kept longer than it should be: /);
  });
});
